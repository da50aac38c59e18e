"""The index that a thread will get is promised to it; the last to come keeps all promises."""

import threading
from concurrent.futures import Future


class BrokenBarrier(Exception):
    pass


class CyclicBarrier:
    def __init__(self, parties):
        self._parties = parties
        self._guard = threading.RLock()
        self._promises = []
        self._broken = False

    def wait(self):
        promise = Future()
        with self._guard:
            if self._broken:
                raise BrokenBarrier
            self._promises.append(promise)
            if len(self._promises) == self._parties:
                complete, self._promises = self._promises, []
                for index, each in enumerate(complete):
                    each.set_result(index)
        return promise.result()

    def abort(self):
        with self._guard:
            self._broken = True
            waiting, self._promises = self._promises, []
            for each in waiting:
                each.set_exception(BrokenBarrier())
