"""Two workers share three jobs."""
# verdict: ok
# kind: thread pool
# preemptions: -
# source: CPython documentation of concurrent.futures
from concurrent.futures import ThreadPoolExecutor


def scenario():
    with ThreadPoolExecutor(2) as pool:
        futures = [pool.submit(abs, number) for number in (1, 2, 3)]
    assert [future.result() for future in futures] == [1, 2, 3]
