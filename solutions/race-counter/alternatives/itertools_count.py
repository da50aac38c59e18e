"""Drawing a number is one step; readers draw as well, and take away what readers have drawn."""

import itertools
import threading


class Counter:
    def __init__(self) -> None:
        self._numbers = itertools.count()
        self._reading = threading.Lock()
        self._drawn_by_readers = 0

    @property
    def value(self) -> int:
        with self._reading:
            count = next(self._numbers) - self._drawn_by_readers
            self._drawn_by_readers += 1
        return count

    def increment(self) -> None:
        next(self._numbers)
