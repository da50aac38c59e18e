"""What cancel said decides what may be expected."""
# verdict: ok
# kind: cancel race
# preemptions: -
# source: CPython documentation of concurrent.futures
from concurrent.futures import ThreadPoolExecutor

ran = []


def scenario():
    with ThreadPoolExecutor(1) as pool:
        future = pool.submit(ran.append, 1)
        cancelled = future.cancel()
    assert cancelled != (ran == [1])
