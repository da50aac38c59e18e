# caught-by: two-threads-lose-nothing, three-threads-lose-nothing
# verdict: wrong result in some schedules
# why: Only writing seems dangerous, so only the write is protected.

from threading import Lock


class Counter:
    def __init__(self) -> None:
        self._lock = Lock()
        self.value = 0

    def increment(self) -> None:
        updated = self.value + 1
        with self._lock:
            self.value = updated
