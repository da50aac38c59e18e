"""Each round has a semaphore of its own, so that no fast thread can take a slow one's permit."""

import threading


class BrokenBarrier(threading.BrokenBarrierError):
    pass


class CyclicBarrier:
    def __init__(self, parties):
        self._parties = parties
        self._mutex = threading.Semaphore()
        self._broken = False
        self._open_round()

    def _open_round(self):
        self._permits = threading.Semaphore(0)
        self._outcome = []
        self._count = 0

    def wait(self):
        with self._mutex:
            if self._broken:
                raise BrokenBarrier
            permits, outcome, index = self._permits, self._outcome, self._count
            self._count += 1
            if self._count == self._parties:
                outcome.append("complete")
                permits.release(self._parties)
                self._open_round()
        permits.acquire()
        if outcome != ["complete"]:
            raise BrokenBarrier
        return index

    def abort(self):
        with self._mutex:
            if not self._broken:
                self._broken = True
                self._outcome.append("broken")
                self._permits.release(self._parties)
