# caught-by: two-threads-lose-nothing, three-threads-lose-nothing
# verdict: wrong result in some schedules
# why: Not waiting avoids every deadlock, and drops the increment.

from threading import Lock


class Counter:
    def __init__(self) -> None:
        self._lock = Lock()
        self.value = 0

    def increment(self) -> None:
        if not self._lock.acquire(blocking=False):
            return
        try:
            self.value += 1
        finally:
            self._lock.release()
