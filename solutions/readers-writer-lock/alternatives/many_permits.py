"""A reader takes one of many permits, a writer all of them; writers collect one at a time."""

from contextlib import contextmanager
from threading import Lock, Semaphore

PERMITS = 8


class ReadWriteLock:
    def __init__(self):
        self._permits = Semaphore(PERMITS)
        self._collecting = Lock()

    @contextmanager
    def read(self):
        with self._collecting:
            self._permits.acquire()
        try:
            yield
        finally:
            self._permits.release()

    @contextmanager
    def write(self):
        with self._collecting:
            for _ in range(PERMITS):
                self._permits.acquire()
        try:
            yield
        finally:
            self._permits.release(PERMITS)
