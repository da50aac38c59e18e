# caught-by: new-pages-lose-nothing
# verdict: wrong result in some schedules
# why: A lock for each page, made when it is first needed; two threads can need it first, and get one each.

from threading import Lock


class HitCounter:
    def __init__(self):
        self._locks = {}
        self._hits = {}

    def hit(self, page):
        if page not in self._locks:
            self._locks[page] = Lock()
        with self._locks[page]:
            self._hits[page] = self._hits.get(page, 0) + 1

    def hits(self, page):
        return self._hits.get(page, 0)

    def top(self, n):
        pages = list(self._hits.copy().items())
        return sorted(pages, key=lambda pair: -pair[1])[:n]
