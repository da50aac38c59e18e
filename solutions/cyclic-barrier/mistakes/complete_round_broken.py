# caught-by: complete-round-returns
# verdict: wrong result in some schedules
# why: Whoever is woken looks first whether the barrier is broken, as if that could not have come later.

from threading import Condition


class BrokenBarrier(Exception):
    pass


class CyclicBarrier:
    def __init__(self, parties):
        self._parties = parties
        self._changed = Condition()
        self._arrived = 0
        self._complete = 0
        self._broken = False

    def wait(self):
        with self._changed:
            if self._broken:
                raise BrokenBarrier
            own_round = self._complete
            index = self._arrived
            self._arrived += 1
            if self._arrived == self._parties:
                self._arrived = 0
                self._complete += 1
                self._changed.notify_all()
            while self._complete == own_round and not self._broken:
                self._changed.wait()
            if self._broken:
                raise BrokenBarrier
            return index

    def abort(self):
        with self._changed:
            self._broken = True
            self._changed.notify_all()
