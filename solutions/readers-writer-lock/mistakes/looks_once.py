# caught-by: writer-is-alone
# verdict: wrong result in some schedules
# why: `if` instead of `while`: who has been woken goes in without looking who was faster.

from contextlib import contextmanager
from threading import Condition


class ReadWriteLock:
    def __init__(self):
        self._changed = Condition()
        self._readers = 0
        self._writing = False
        self._waiting_writers = 0

    @contextmanager
    def read(self):
        with self._changed:
            while self._writing or self._waiting_writers > 0:
                self._changed.wait()
            self._readers += 1
        try:
            yield
        finally:
            with self._changed:
                self._readers -= 1
                self._changed.notify_all()

    @contextmanager
    def write(self):
        with self._changed:
            self._waiting_writers += 1
            if self._writing or self._readers > 0:
                self._changed.wait()
            self._waiting_writers -= 1
            self._writing = True
        try:
            yield
        finally:
            with self._changed:
                self._writing = False
                self._changed.notify_all()
