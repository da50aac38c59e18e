"""`lock=None` in the signature: each call falls back to a fresh lock."""
# verdict: fails
# kind: wrong lock
# preemptions: 1
# source: classic
import threading

log = {"lines": 0}


def write(lines, lock=None):
    lock = lock or threading.Lock()
    with lock:
        log["lines"] += lines


def scenario():
    log["lines"] = 0
    threads = [threading.Thread(target=write, args=(n,)) for n in (1, 2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert log["lines"] == 3
