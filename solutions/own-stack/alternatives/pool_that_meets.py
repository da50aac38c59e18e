"""A pool with a thread for each number; all meet at a barrier first, so none can take a second one."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier


def run_workers(n, work):
    all_here = Barrier(n)

    def run(number):
        all_here.wait()
        return work(number, [])

    with ThreadPoolExecutor(max_workers=n) as pool:
        futures = [pool.submit(run, number) for number in range(n)]
    return [future.result() for future in futures]
