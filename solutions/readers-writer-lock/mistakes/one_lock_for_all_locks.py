# caught-by: one-thread
# verdict: deadlock
# why: What is made in the class body belongs to all locks of the program.

from contextlib import contextmanager
from threading import Lock


class ReadWriteLock:
    _turnstile = Lock()
    _room = Lock()
    _mutex = Lock()
    _readers = 0

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
