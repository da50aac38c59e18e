# caught-by: two-threads-lose-nothing, three-threads-lose-nothing
# verdict: wrong result in some schedules
# why: Double-checked locking without the second check: what was read before waiting is used after it.

from threading import Lock


class Counter:
    def __init__(self) -> None:
        self._lock = Lock()
        self.value = 0

    def increment(self) -> None:
        expected = self.value
        with self._lock:
            if self.value == expected:
                self.value = expected + 1
