# caught-by: two-threads-lose-nothing, three-threads-lose-nothing
# verdict: wrong result in some schedules
# why: The lock is made when it is first needed, and two threads can need it first.

from threading import Lock


class Counter:
    def __init__(self) -> None:
        self._lock: Lock | None = None
        self.value = 0

    def increment(self) -> None:
        if self._lock is None:
            self._lock = Lock()
        with self._lock:
            self.value += 1
