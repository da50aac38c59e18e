# caught-by: nobody-passes-early, indices-are-unique
# verdict: lost wake-up
# why: The last one resets the count for the next round; those who wait look at the count to see that theirs is over.

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
                self._arrived = 0
                self._changed.notify_all()
                return index
            while self._arrived < self._parties:
                if self._broken:
                    raise BrokenBarrier
                self._changed.wait()
            return index

    def abort(self):
        with self._changed:
            self._broken = True
            self._changed.notify_all()
