"""A job in a pool of one thread submits a job to the same pool and waits for it."""
# verdict: deadlock
# accept: lost wake-up
# kind: thread-pool self-deadlock
# preemptions: 0
# source: CPython documentation of concurrent.futures.ThreadPoolExecutor (wait_on_future)
from concurrent.futures import ThreadPoolExecutor


def scenario():
    pool = ThreadPoolExecutor(max_workers=1)

    def inner():
        return 5

    def outer():
        return pool.submit(inner).result() + 1

    assert pool.submit(outer).result() == 6
    pool.shutdown()
