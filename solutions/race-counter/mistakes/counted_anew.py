# caught-by: reads-see-what-was-reached
# verdict: wrong result in some schedules
# why: Writers are locked, so the count may be rebuilt in place; readers see it half-built.

from threading import Lock


class Counter:
    def __init__(self) -> None:
        self._lock = Lock()
        self._marks: list[str] = []
        self.value = 0

    def increment(self) -> None:
        with self._lock:
            self._marks.append("+")
            self.value = 0
            for _ in self._marks:
                self.value += 1
