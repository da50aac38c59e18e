"""Three threads, acquire and release in try ... finally, names bound early."""
# verdict: ok
# kind: lock
# preemptions: -
# source: classic
from threading import Lock as L
from threading import Thread as T

guard = L()
total = 0


def add(number):
    global total
    guard.acquire()
    try:
        total += number
    finally:
        guard.release()


def scenario():
    threads = [T(target=add, args=(n,)) for n in (1, 2, 3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert total == 6
    return total
