"""A result is waited for under the lock that the job needs."""
# verdict: deadlock
# kind: waiting under a lock
# preemptions: 0
# source: classic
import threading
from concurrent.futures import ThreadPoolExecutor

lock = threading.Lock()


def job():
    with lock:
        return 1


def scenario():
    with ThreadPoolExecutor(2) as pool:
        with lock:
            assert pool.submit(job).result() == 1
