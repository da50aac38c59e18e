"""Getter and setter are locked, get-then-set is not."""
# verdict: fails
# kind: atomicity violation
# preemptions: 1
# source: Flanagan, Freund, Atomizer (POPL 2004)
import threading


class Cell:
    def __init__(self):
        self._lock = threading.Lock()
        self._value = 0

    def get(self):
        with self._lock:
            return self._value

    def set(self, value):
        with self._lock:
            self._value = value


def scenario():
    cell = Cell()

    def add(n):
        cell.set(cell.get() + n)

    threads = [threading.Thread(target=add, args=(n,)) for n in (1, 2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert cell.get() == 3
