"""A lock for many readers and one writer. Each must wait for what it cannot bear beside it: mend it."""

from collections.abc import Iterator
from contextlib import contextmanager


class ReadWriteLock:
    """Lets many read at the same time, or one write."""

    def __init__(self) -> None:
        self.readers = 0
        self.writing = False

    @contextmanager
    def read(self) -> Iterator[None]:
        """Hold the lock for reading during a `with` block; others may read as well."""
        while self.writing:
            pass
        self.readers += 1
        yield
        self.readers -= 1

    @contextmanager
    def write(self) -> Iterator[None]:
        """Hold the lock for writing during a `with` block; nobody else reads or writes."""
        while self.writing or self.readers > 0:
            pass
        self.writing = True
        yield
        self.writing = False
