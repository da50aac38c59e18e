# caught-by: nobody-passes-early, round-after-round
# verdict: lost wake-up
# why: `set` and then `clear` looks like a gate that opens and shuts; whoever comes to it too late stands before it.

from threading import Event, Lock


class BrokenBarrier(Exception):
    pass


class CyclicBarrier:
    def __init__(self, parties):
        self._parties = parties
        self._lock = Lock()
        self._gate = Event()
        self._arrived = 0
        self._broken = False

    def wait(self):
        with self._lock:
            if self._broken:
                raise BrokenBarrier
            index = self._arrived
            self._arrived += 1
            last = self._arrived == self._parties
            if last:
                self._arrived = 0
        if last:
            self._gate.set()
            self._gate.clear()
            return index
        self._gate.wait()
        if self._broken:
            raise BrokenBarrier
        return index

    def abort(self):
        self._broken = True
        self._gate.set()
