"""A callback waits in the only worker for another job of its pool."""
# verdict: deadlock
# kind: callback in the worker
# preemptions: 1
# source: CPython documentation of concurrent.futures
from concurrent.futures import ThreadPoolExecutor


def scenario():
    with ThreadPoolExecutor(1) as pool:
        pool.submit(int).add_done_callback(lambda _: pool.submit(int).result())
