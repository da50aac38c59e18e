"""Every round has a number; who waits, waits until the number of complete rounds is beyond its own."""

from threading import Condition


class BrokenBarrier(Exception):
    """The barrier was aborted, so the round will never be complete."""


class CyclicBarrier:
    """Lets threads go on only when so many have come; then the next round begins."""

    def __init__(self, parties):
        self._parties = parties
        self._changed = Condition()
        self._arrived = 0
        self._complete = 0
        self._broken = False

    def wait(self):
        """Wait until the round is complete, and return how many had come before."""
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
            while self._complete == own_round:
                if self._broken:
                    raise BrokenBarrier
                self._changed.wait()
            return index

    def abort(self):
        """Break the barrier for good, and wake all who wait at it."""
        with self._changed:
            self._broken = True
            self._changed.notify_all()
