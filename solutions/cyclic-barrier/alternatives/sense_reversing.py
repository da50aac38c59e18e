"""No rounds are counted: a flag changes sides with each round, and every thread knows its side."""

import threading


class BrokenBarrier(Exception):
    pass


class CyclicBarrier:
    def __init__(self, parties):
        self._parties = parties
        self._missing = parties
        self._side = False
        self._broken = False
        self._mine = threading.local()
        self._changed = threading.Condition(threading.Lock())

    def wait(self):
        side = self._mine.side = not getattr(self._mine, "side", False)
        with self._changed:
            if self._broken:
                raise BrokenBarrier
            index = self._parties - self._missing
            self._missing -= 1
            if self._missing == 0:
                self._missing = self._parties
                self._side = side
                self._changed.notify_all()
            self._changed.wait_for(lambda: self._side == side or self._broken)
            if self._side != side:
                raise BrokenBarrier
            return index

    def abort(self):
        with self._changed:
            self._broken = True
            self._changed.notify_all()
