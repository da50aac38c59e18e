# caught-by: readers-overlap
# verdict: raised
# why: The last reader gives back what the first one took; an `RLock` lets only the thread that took it.

from contextlib import contextmanager
from threading import Lock, RLock


class ReadWriteLock:
    def __init__(self):
        self._turnstile = Lock()
        self._room = RLock()
        self._mutex = Lock()
        self._readers = 0

    @contextmanager
    def read(self):
        with self._turnstile:
            pass
        with self._mutex:
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
