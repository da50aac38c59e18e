"""A line of groups: readers that come one after the other share an event, each writer has its own."""

from collections import deque
from contextlib import contextmanager
from threading import Event, Lock


class Group:
    def __init__(self, reading):
        self.reading = reading
        self.size = 1
        self.admitted = Event()


class ReadWriteLock:
    """The first group of the line is inside."""

    def __init__(self):
        self._lock = Lock()
        self._line = deque()

    @contextmanager
    def read(self):
        yield from self._hold(reading=True)

    @contextmanager
    def write(self):
        yield from self._hold(reading=False)

    def _hold(self, *, reading):
        with self._lock:
            if reading and self._line and self._line[-1].reading:
                group = self._line[-1]
                group.size += 1
            else:
                group = Group(reading)
                self._line.append(group)
                if len(self._line) == 1:
                    group.admitted.set()
        group.admitted.wait()
        try:
            yield
        finally:
            with self._lock:
                group.size -= 1
                if group.size == 0:
                    self._line.popleft()
                    if self._line:
                        self._line[0].admitted.set()
