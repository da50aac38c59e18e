"""A writer first closes the door and then waits until the readers have gone; nobody keeps a line."""

import threading
from contextlib import contextmanager


class ReadWriteLock:
    def __init__(self):
        self._changed = threading.Condition(threading.Lock())
        self._readers = 0
        self._door_closed = False

    @contextmanager
    def read(self):
        with self._changed:
            while self._door_closed:
                self._changed.wait()
            self._readers += 1
        try:
            yield self
        finally:
            with self._changed:
                self._readers -= 1
                if self._readers == 0:
                    self._changed.notify_all()

    @contextmanager
    def write(self):
        with self._changed:
            while self._door_closed:
                self._changed.wait()
            self._door_closed = True
            while self._readers:
                self._changed.wait()
        try:
            yield self
        finally:
            with self._changed:
                self._door_closed = False
                self._changed.notify_all()
