# caught-by: two-threads-lose-nothing, three-threads-lose-nothing
# verdict: wrong result in some schedules
# why: Appending is one step, but counting the buffer and emptying it are two.

from threading import Lock


class Counter:
    def __init__(self) -> None:
        self._lock = Lock()
        self._buffer: list[int] = []
        self.value = 0

    def increment(self) -> None:
        self._buffer.append(1)
        waiting = len(self._buffer)
        self._buffer.clear()
        with self._lock:
            self.value += waiting
