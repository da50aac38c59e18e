"""Jobs in a pool add to a total under a lock; an exception arrives at its future."""
# verdict: ok
# kind: thread pool
# preemptions: -
# source: CPython documentation of concurrent.futures
import threading
from concurrent.futures import ThreadPoolExecutor

lock = threading.Lock()
total = 0


def add(text):
    global total
    number = int(text)
    with lock:
        total += number


def scenario():
    with ThreadPoolExecutor(max_workers=2) as pool:
        jobs = [pool.submit(add, text) for text in ("4", "x")]
    assert jobs[0].result() is None
    assert isinstance(jobs[1].exception(), ValueError)
    assert total == 4
