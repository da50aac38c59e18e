# caught-by: round-after-round
# verdict: deadlock
# why: One semaphore for all rounds: a fast thread that comes again takes the permit that was meant for a slow one.

from threading import Lock, Semaphore


class BrokenBarrier(Exception):
    pass


class CyclicBarrier:
    def __init__(self, parties):
        self._parties = parties
        self._lock = Lock()
        self._arrived = 0
        self._permits = Semaphore(0)
        self._broken = False

    def wait(self):
        with self._lock:
            if self._broken:
                raise BrokenBarrier
            index = self._arrived
            self._arrived += 1
            if self._arrived == self._parties:
                self._arrived = 0
                self._permits.release(self._parties)
        self._permits.acquire()
        if self._broken:
            raise BrokenBarrier
        return index

    def abort(self):
        with self._lock:
            self._broken = True
            self._permits.release(self._parties)
