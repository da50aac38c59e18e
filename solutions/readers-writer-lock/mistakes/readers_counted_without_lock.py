# caught-by: readers-overlap
# verdict: raised
# why: Counting one reader is one line, so it looks like one step.

from contextlib import contextmanager
from threading import Lock


class ReadWriteLock:
    def __init__(self):
        self._turnstile = Lock()
        self._room = Lock()
        self._mutex = Lock()
        self._readers = 0

    @contextmanager
    def read(self):
        with self._turnstile:
            pass
        self._readers += 1
        if self._readers == 1:
            self._room.acquire()
        try:
            yield
        finally:
            with self._mutex:
                self._readers -= 1
                if self._readers == 0:
                    self._room.release()

    @contextmanager
    def write(self):
        with self._turnstile:
            with self._room:
                yield
