# caught-by: writer-is-not-starved
# verdict: wrong result
# why: The first reader closes the room and the last one opens it; with readers coming and going there is no last one.

from contextlib import contextmanager
from threading import Lock


class ReadWriteLock:
    def __init__(self):
        self._room = Lock()
        self._mutex = Lock()
        self._readers = 0

    @contextmanager
    def read(self):
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
        with self._room:
            yield
