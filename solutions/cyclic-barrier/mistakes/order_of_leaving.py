# caught-by: order-of-arrival
# verdict: wrong result
# why: The index is given on the way out; the last to come is the first to leave.

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
            self._arrived += 1
            if self._arrived == self._parties:
                self._arrived = 0
                self._left = 0
                self._complete += 1
                self._changed.notify_all()
            while self._complete == own_round:
                if self._broken:
                    raise BrokenBarrier
                self._changed.wait()
            self._left += 1
            return self._left - 1

    def abort(self):
        with self._changed:
            self._broken = True
            self._changed.notify_all()
