# caught-by: one-thread-can-count, two-threads-lose-nothing
# verdict: deadlock
# why: The property looks like a plain attribute, so it is easy to forget that it takes the lock.

from threading import Lock


class Counter:
    def __init__(self) -> None:
        self._lock = Lock()
        self._value = 0

    @property
    def value(self) -> int:
        with self._lock:
            return self._value

    def increment(self) -> None:
        with self._lock:
            self._value = self.value + 1
