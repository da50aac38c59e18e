# caught-by: reads-see-what-was-reached
# verdict: wrong result in some schedules
# why: The count is raised on trust and corrected under the lock; readers see the increment that was not.

from threading import Lock


class Counter:
    def __init__(self) -> None:
        self._lock = Lock()
        self._reserved = 0
        self.value = 0

    def increment(self) -> None:
        with self._lock:
            self.value += 2
            self._reserved += 1
            self.value -= 1
            self._reserved -= 1
