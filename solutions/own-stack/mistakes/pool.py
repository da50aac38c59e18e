# caught-by: each-call-has-a-thread
# verdict: wrong result in some schedules
# why: A pool with n workers has n threads at most, and may need fewer.

from concurrent.futures import ThreadPoolExecutor


def run_workers(n, work):
    with ThreadPoolExecutor(max_workers=n) as pool:
        futures = [pool.submit(work, number, []) for number in range(n)]
    return [future.result() for future in futures]
