"""A lock in a default argument is made once and shared by all calls."""
# verdict: ok
# kind: lock
# preemptions: -
# source: Python Language Reference, function definitions (defaults are evaluated once)
import threading

log = {"lines": 0}


def write(lines, lock=threading.Lock()):
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
