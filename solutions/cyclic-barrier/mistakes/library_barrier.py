# caught-by: one-thread, nobody-passes-early, round-after-round, indices-are-unique, order-of-arrival, abort-wakes-all, stays-broken, complete-round-returns
# verdict: not allowed
# why: Why build what the library has? To know what it does.

import threading

BrokenBarrier = threading.BrokenBarrierError


class CyclicBarrier:
    def __init__(self, parties):
        self._barrier = threading.Barrier(parties)

    def wait(self):
        return self._barrier.wait()

    def abort(self):
        self._barrier.abort()
