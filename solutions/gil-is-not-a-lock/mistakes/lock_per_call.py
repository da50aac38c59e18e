# caught-by: known-pages-lose-nothing, new-pages-lose-nothing, three-threads-lose-nothing
# verdict: wrong result in some schedules
# why: `with Lock():` reads well; but nobody else can ever wait at a lock that nobody else knows.

from threading import Lock


class HitCounter:
    def __init__(self):
        self._hits = {}

    def hit(self, page):
        with Lock():
            self._hits[page] = self._hits.get(page, 0) + 1

    def hits(self, page):
        return self._hits.get(page, 0)

    def top(self, n):
        with Lock():
            pages = list(self._hits.copy().items())
        return sorted(pages, key=lambda pair: -pair[1])[:n]
