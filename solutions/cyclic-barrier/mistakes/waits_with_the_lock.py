# caught-by: nobody-passes-early
# verdict: deadlock
# why: Everything that touches shared data is under the lock, the waiting as well; so nobody else can come.

from threading import Event, Lock


class BrokenBarrier(Exception):
    pass


class Round:
    def __init__(self):
        self.arrived = 0
        self.over = Event()
        self.broken = False


class CyclicBarrier:
    def __init__(self, parties):
        self._parties = parties
        self._lock = Lock()
        self._round = Round()

    def wait(self):
        with self._lock:
            own = self._round
            index = own.arrived
            own.arrived += 1
            if own.arrived == self._parties and not own.broken:
                self._round = Round()
                own.over.set()
            own.over.wait()
        if own.broken:
            raise BrokenBarrier
        return index

    def abort(self):
        self._round.broken = True
        self._round.over.set()
