"""Looks racy: the value is read without the lock; one read of one attribute is atomic."""
# verdict: ok
# kind: lock
# preemptions: -
# source: classic
import threading


class Counter:
    def __init__(self):
        self._value = 0
        self._lock = threading.Lock()

    def increment(self):
        with self._lock:
            self._value += 1

    @property
    def value(self):
        return self._value


def scenario():
    counter = Counter()
    seen = []
    threads = [threading.Thread(target=counter.increment) for _ in range(2)]
    threads.append(threading.Thread(target=lambda: seen.append(counter.value)))
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert 0 <= seen[0] <= 2
    assert counter.value == 2
