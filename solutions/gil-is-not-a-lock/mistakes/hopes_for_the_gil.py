# caught-by: known-pages-lose-nothing, new-pages-lose-nothing, three-threads-lose-nothing
# verdict: wrong result in some schedules
# why: If the GIL is handed over only now and then, asking it to be kept for longer seems to help.

import sys

sys.setswitchinterval(10)


class HitCounter:
    def __init__(self):
        self._hits = {}

    def hit(self, page):
        self._hits[page] = self._hits.get(page, 0) + 1

    def hits(self, page):
        return self._hits.get(page, 0)

    def top(self, n):
        return sorted(self._hits.copy().items(), key=lambda pair: pair[1], reverse=True)[:n]
