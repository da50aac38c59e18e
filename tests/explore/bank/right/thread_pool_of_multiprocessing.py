"""map of a ThreadPool, with a lock in the job."""
# verdict: ok
# kind: worker pool
# preemptions: -
# source: CPython documentation of multiprocessing.pool
import threading
from multiprocessing.pool import ThreadPool

lock, total = threading.Lock(), 0


def add(number):
    global total
    with lock:
        total += number


def scenario():
    with ThreadPool(2) as pool:
        pool.map(add, [1, 2])
    assert total == 3
