"""map of a thread pool keeps the order of its input."""
# verdict: ok
# kind: thread pool
# preemptions: -
# source: CPython documentation of concurrent.futures
from concurrent.futures import ThreadPoolExecutor


def square(number):
    return number * number


def scenario():
    with ThreadPoolExecutor(max_workers=2) as pool:
        results = list(pool.map(square, [1, 2]))
    assert results == [1, 4]
