"""Every round is an object with an event of its own, and is either complete or broken for good."""

from threading import Event, Lock


class BrokenBarrier(RuntimeError):
    pass


class Round:
    def __init__(self):
        self.over = Event()
        self.arrived = 0
        self.broken = False


class CyclicBarrier:
    def __init__(self, parties):
        self.parties = parties
        self._lock = Lock()
        self._round = Round()

    def wait(self):
        with self._lock:
            own = self._round
            index = own.arrived
            own.arrived += 1
            if own.arrived == self.parties and not own.broken:
                own.over.set()
                self._round = Round()
        own.over.wait()
        if own.broken:
            raise BrokenBarrier("aborted")
        return index

    def abort(self):
        with self._lock:
            self._round.broken = True
            self._round.over.set()
