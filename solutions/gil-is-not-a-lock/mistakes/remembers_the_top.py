# caught-by: one-thread-asks
# verdict: wrong result
# why: Sorting is dear, so the ranking is kept; only a new page makes it out of date, or so it seems.

from threading import Lock


class HitCounter:
    def __init__(self):
        self._lock = Lock()
        self._hits = {}
        self._ranking = None

    def hit(self, page):
        with self._lock:
            if page not in self._hits:
                self._ranking = None
            self._hits[page] = self._hits.get(page, 0) + 1

    def hits(self, page):
        with self._lock:
            return self._hits.get(page, 0)

    def top(self, n):
        with self._lock:
            if self._ranking is None:
                self._ranking = sorted(self._hits.items(), key=lambda pair: -pair[1])
            return self._ranking[:n]
