# caught-by: reads-see-what-was-reached
# verdict: wrong result in some schedules
# why: Only writers take the lock; a reader puts together two parts from different moments.

from threading import Lock


class Counter:
    def __init__(self) -> None:
        self._lock = Lock()
        self._tens = 0
        self._ones = 0

    @property
    def value(self) -> int:
        return 10 * self._tens + self._ones

    def increment(self) -> None:
        with self._lock:
            if self._ones == 9:
                self._tens += 1
                self._ones = 0
            else:
                self._ones += 1
