# caught-by: one-thread-can-count
# verdict: deadlock
# why: Without `with` or `finally` every way out needs its own release; one was forgotten.

from threading import Lock


class Counter:
    def __init__(self) -> None:
        self._lock = Lock()
        self._value: int | None = None

    @property
    def value(self) -> int:
        return self._value or 0

    def increment(self) -> None:
        self._lock.acquire()
        if self._value is None:
            self._value = 1
            return
        self._value += 1
        self._lock.release()
