# caught-by: round-after-round
# verdict: lost wake-up
# why: Each who leaves takes itself off the count; a slow one then finds too few, and waits for a round that is over.

from threading import Condition


class BrokenBarrier(Exception):
    pass


class CyclicBarrier:
    def __init__(self, parties):
        self._parties = parties
        self._changed = Condition()
        self._arrived = 0
        self._broken = False

    def wait(self):
        with self._changed:
            if self._broken:
                raise BrokenBarrier
            index = self._arrived
            self._arrived += 1
            if self._arrived == self._parties:
                self._changed.notify_all()
            while self._arrived < self._parties:
                if self._broken:
                    raise BrokenBarrier
                self._changed.wait()
            self._arrived -= 1
            return index

    def abort(self):
        with self._changed:
            self._broken = True
            self._changed.notify_all()
