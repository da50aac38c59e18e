"""Callbacks count under a lock."""
# verdict: ok
# kind: callback
# preemptions: -
# source: CPython documentation of concurrent.futures
import threading
from concurrent.futures import ThreadPoolExecutor

lock, done = threading.Lock(), []


def note(future):
    with lock:
        done.append(future.result())


def scenario():
    with ThreadPoolExecutor(2) as pool:
        for number in (1, 2):
            pool.submit(abs, number).add_done_callback(note)
    assert sorted(done) == [1, 2]
