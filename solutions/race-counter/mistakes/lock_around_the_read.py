# caught-by: two-threads-lose-nothing, three-threads-lose-nothing
# verdict: wrong result in some schedules
# why: "Keep critical sections short" taken too far: the write is left outside.

from threading import Lock


class Counter:
    def __init__(self) -> None:
        self._lock = Lock()
        self.value = 0

    def increment(self) -> None:
        with self._lock:
            current = self.value
        self.value = current + 1
