"""A job is taken to be cancelled without a look at what cancel said."""
# verdict: fails
# kind: cancel race
# preemptions: 1
# source: CPython documentation of concurrent.futures
from concurrent.futures import ThreadPoolExecutor

ran = []


def scenario():
    with ThreadPoolExecutor(1) as pool:
        future = pool.submit(ran.append, 1)
        future.cancel()
    assert not ran
