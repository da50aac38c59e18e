"""Lock-free increments: a failed compare-and-set is tried again."""
# verdict: ok
# kind: compare and swap
# preemptions: -
# source: Herlihy, Wait-free synchronization (1991)
import threading


class AtomicInteger:
    def __init__(self):
        self._value = 0
        self._lock = threading.Lock()

    def get(self):
        return self._value

    def compare_and_set(self, expected, new):
        with self._lock:
            if self._value != expected:
                return False
            self._value = new
            return True


def scenario():
    number = AtomicInteger()

    def increment():
        while True:
            old = number.get()
            if number.compare_and_set(old, old + 1):
                return

    threads = [threading.Thread(target=increment) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert number.get() == 2
