# caught-by: three-threads-lose-nothing
# verdict: wrong result in some schedules
# why: `if` instead of `while` around `wait`: a third thread can come in before the one that was woken.

from threading import Condition


class HitCounter:
    def __init__(self):
        self._free = Condition()
        self._busy = False
        self._hits = {}

    def hit(self, page):
        with self._free:
            if self._busy:
                self._free.wait()
            self._busy = True
        self._hits[page] = self._hits.get(page, 0) + 1
        with self._free:
            self._busy = False
            self._free.notify()

    def hits(self, page):
        return self._hits.get(page, 0)

    def top(self, n):
        return sorted(self._hits.copy().items(), key=lambda pair: -pair[1])[:n]
