# caught-by: two-threads-lose-nothing, three-threads-lose-nothing
# verdict: wrong result in some schedules
# why: Read and write are both locked, so everything seems to be; between them the lock is free.

from threading import Lock


class Counter:
    def __init__(self) -> None:
        self._lock = Lock()
        self._value = 0

    @property
    def value(self) -> int:
        with self._lock:
            return self._value

    @value.setter
    def value(self, value: int) -> None:
        with self._lock:
            self._value = value

    def increment(self) -> None:
        self.value += 1
