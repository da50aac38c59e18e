"""Everybody draws a number and comes in in that order; readers let the next one follow at once."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Condition


class ReadWriteLock:
    """Lets many read at the same time, or one write."""

    def __init__(self) -> None:
        self._changed = Condition()
        self._drawn = 0
        self._turn = 0
        self._readers = 0

    @contextmanager
    def read(self) -> Iterator[None]:
        """Hold the lock for reading during a `with` block; others may read as well."""
        with self._changed:
            self._wait_for_turn()
            self._readers += 1
            self._next()
        try:
            yield
        finally:
            with self._changed:
                self._readers -= 1
                self._changed.notify_all()

    @contextmanager
    def write(self) -> Iterator[None]:
        """Hold the lock for writing during a `with` block; nobody else reads or writes."""
        with self._changed:
            self._wait_for_turn()
            self._changed.wait_for(lambda: self._readers == 0)
        try:
            yield
        finally:
            with self._changed:
                self._next()

    def _wait_for_turn(self) -> None:
        number = self._drawn
        self._drawn += 1
        self._changed.wait_for(lambda: self._turn == number)

    def _next(self) -> None:
        self._turn += 1
        self._changed.notify_all()
