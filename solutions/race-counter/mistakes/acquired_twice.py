# caught-by: one-thread-can-count, two-threads-lose-nothing
# verdict: deadlock
# why: Both methods protect themselves, and one calls the other; a Lock waits even for its own holder.

from threading import Lock


class Counter:
    def __init__(self) -> None:
        self._lock = Lock()
        self.value = 0

    def _add(self, amount: int) -> None:
        with self._lock:
            self.value += amount

    def increment(self) -> None:
        with self._lock:
            self._add(1)
