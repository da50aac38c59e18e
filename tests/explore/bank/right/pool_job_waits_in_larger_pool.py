"""Looks like a pool self-deadlock: one job waits for another, but the pool has a thread for each."""
# verdict: ok
# kind: thread pool
# preemptions: -
# source: CPython documentation of concurrent.futures.ThreadPoolExecutor
from concurrent.futures import ThreadPoolExecutor


def scenario():
    with ThreadPoolExecutor(max_workers=2) as pool:

        def outer():
            return pool.submit(len, "four").result() + 1

        assert pool.submit(outer).result() == 5
