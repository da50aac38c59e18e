"""Looks wrong: a plain Lock is acquired by one thread and released by another, which Lock allows."""
# verdict: ok
# kind: lock
# preemptions: -
# source: CPython documentation of threading.Lock.release
import threading


def scenario():
    finished = threading.Lock()
    finished.acquire()
    result = []

    def worker():
        result.append(42)
        finished.release()

    thread = threading.Thread(target=worker)
    thread.start()
    with finished:
        assert result == [42]
    thread.join()
