# caught-by: readers-overlap
# verdict: not concurrent
# why: One lock keeps everybody apart, the readers too.

from contextlib import contextmanager
from threading import Lock


class ReadWriteLock:
    def __init__(self):
        self._lock = Lock()

    @contextmanager
    def read(self):
        with self._lock:
            yield

    @contextmanager
    def write(self):
        with self._lock:
            yield
