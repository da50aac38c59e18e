# caught-by: known-pages-lose-nothing, three-threads-lose-nothing
# verdict: wrong result in some schedules
# why: Only the change of the dictionary's size seems dangerous, so only that is protected.

from threading import Lock


class HitCounter:
    def __init__(self):
        self._lock = Lock()
        self._hits = {}

    def hit(self, page):
        with self._lock:
            if page not in self._hits:
                self._hits[page] = 0
        self._hits[page] += 1

    def hits(self, page):
        return self._hits.get(page, 0)

    def top(self, n):
        with self._lock:
            pages = self._hits.copy()
        return sorted(pages.items(), key=lambda pair: pair[1], reverse=True)[:n]
