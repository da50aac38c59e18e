"""A place where threads wait for each other. It is good for one round: make it good for many."""

from __future__ import annotations

from threading import Condition


class BrokenBarrier(Exception):
    """The barrier was aborted, so the round will never be complete."""


class CyclicBarrier:
    """Lets threads go on only when so many have come; then the next round begins.

    Args:
        parties: How many threads make a round complete, 1 or more.
    """

    def __init__(self, parties: int) -> None:
        self._parties = parties
        self._arrived = 0
        self._changed = Condition()

    def wait(self) -> int:
        """Wait until the round is complete.

        Returns:
            How many had come in this round before the caller.

        Raises:
            BrokenBarrier: The barrier was aborted before the round was complete.
        """
        with self._changed:
            index = self._arrived
            self._arrived += 1
            if self._arrived == self._parties:
                self._changed.notify_all()
            while self._arrived < self._parties:
                self._changed.wait()
            return index

    def abort(self) -> None:
        """Break the barrier for good, and wake all who wait at it."""
        raise NotImplementedError
