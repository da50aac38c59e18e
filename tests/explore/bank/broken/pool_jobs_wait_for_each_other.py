"""Two futures wait for each other's results."""
# verdict: deadlock
# accept: lost wake-up
# kind: thread-pool self-deadlock
# preemptions: 0
# source: CPython documentation of concurrent.futures.ThreadPoolExecutor (wait_on_b, wait_on_a)
from concurrent.futures import ThreadPoolExecutor


def scenario():
    futures = {}

    def wait_on_b():
        return futures["b"].result()

    def wait_on_a():
        return futures["a"].result()

    with ThreadPoolExecutor(2) as pool:
        futures["a"] = pool.submit(wait_on_b)
        futures["b"] = pool.submit(wait_on_a)
