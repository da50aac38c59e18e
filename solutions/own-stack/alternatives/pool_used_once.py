"""An executor for each number, so that no thread is used twice."""

from concurrent.futures import ThreadPoolExecutor, wait


def run_workers(n, work):
    pools = [ThreadPoolExecutor(max_workers=1) for _ in range(n)]
    futures = [pool.submit(work, number, []) for number, pool in enumerate(pools)]
    wait(futures)
    for pool in pools:
        pool.shutdown(wait=True)
    return [future.result() for future in futures]
