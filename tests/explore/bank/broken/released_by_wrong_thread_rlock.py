"""The main thread takes an RLock and lets the worker release it."""
# verdict: fails
# kind: released by wrong thread
# preemptions: 0
# source: CPython documentation of threading.RLock.release
import threading


def scenario():
    lock = threading.RLock()
    lock.acquire()
    worker = threading.Thread(target=lock.release)
    worker.start()
    worker.join()
