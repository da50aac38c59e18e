"""Only the main thread adds, in the order in which the jobs end."""
# verdict: ok
# kind: thread pool
# preemptions: -
# source: CPython documentation of concurrent.futures.as_completed
from concurrent.futures import ThreadPoolExecutor, as_completed


def scenario():
    total = 0
    with ThreadPoolExecutor(max_workers=2) as pool:
        jobs = [pool.submit(len, word) for word in ("a", "bc")]
        for job in as_completed(jobs):
            total += job.result()
    assert total == 3
