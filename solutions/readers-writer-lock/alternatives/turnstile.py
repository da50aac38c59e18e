"""A turnstile that a writer holds while it waits and writes, and a room that readers fill together."""

from contextlib import contextmanager
from threading import Lock, Semaphore


class ReadWriteLock:
    def __init__(self):
        self._turnstile = Lock()
        self._room_empty = Semaphore(1)
        self._mutex = Lock()
        self._readers = 0

    @contextmanager
    def read(self):
        with self._turnstile:
            pass
        with self._mutex:
            self._readers += 1
            if self._readers == 1:
                self._room_empty.acquire()
        try:
            yield
        finally:
            with self._mutex:
                self._readers -= 1
                if self._readers == 0:
                    self._room_empty.release()

    @contextmanager
    def write(self):
        with self._turnstile:
            with self._room_empty:
                yield
