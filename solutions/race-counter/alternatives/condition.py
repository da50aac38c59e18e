"""A hand-made "occupied" flag; those who find it set wait on a condition and ask again."""

from threading import Condition


class Counter:
    def __init__(self) -> None:
        self.value = 0
        self._occupied = False
        self._changed = Condition()

    def increment(self) -> None:
        with self._changed:
            while self._occupied:
                self._changed.wait()
            self._occupied = True
        self.value += 1
        with self._changed:
            self._occupied = False
            self._changed.notify()
