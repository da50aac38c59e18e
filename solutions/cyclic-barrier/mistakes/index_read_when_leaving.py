# caught-by: indices-are-unique, order-of-arrival
# verdict: wrong result
# why: The index is read when the round is over, from a count that is everybody's.

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
                self._order = self._arrived - 1
                self._arrived = 0
                self._complete += 1
                self._changed.notify_all()
            while self._complete == own_round:
                if self._broken:
                    raise BrokenBarrier
                self._changed.wait()
            return self._order

    def abort(self):
        with self._changed:
            self._broken = True
            self._changed.notify_all()
