"""One number says it all: -1 is a writer, else that many readers; writers in waiting are let in alternately."""

from contextlib import contextmanager
from threading import Condition


class ReadWriteLock:
    MOST_IN_A_ROW = 3

    def __init__(self):
        self._cond = Condition()
        self._state = 0
        self._waiting = {"r": 0, "w": 0}
        self._row = 0

    @contextmanager
    def read(self):
        with self._cond:
            self._waiting["r"] += 1
            while self._state < 0 or (self._waiting["w"] and self._row >= self.MOST_IN_A_ROW):
                self._cond.wait()
            self._waiting["r"] -= 1
            self._state += 1
            self._row = self._row + 1 if self._waiting["w"] else 0
            self._cond.notify_all()
        try:
            yield
        finally:
            with self._cond:
                self._state -= 1
                self._cond.notify_all()

    @contextmanager
    def write(self):
        with self._cond:
            self._waiting["w"] += 1
            while self._state != 0 or (self._waiting["r"] and self._row < self.MOST_IN_A_ROW):
                self._cond.wait()
            self._waiting["w"] -= 1
            self._state = -1
            self._row = 0
        try:
            yield
        finally:
            with self._cond:
                self._state = 0
                self._cond.notify_all()
