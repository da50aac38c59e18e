# caught-by: top-shows-one-moment
# verdict: wrong result in some schedules
# why: The order is taken at one moment and the numbers at the next; each alone is right.

import heapq
from threading import Lock


class HitCounter:
    def __init__(self):
        self._lock = Lock()
        self._hits = {}

    def hit(self, page):
        with self._lock:
            self._hits[page] = self._hits.get(page, 0) + 1

    def hits(self, page):
        return self._hits.get(page, 0)

    def top(self, n):
        with self._lock:
            best = heapq.nlargest(n, self._hits, key=self._hits.get)
        with self._lock:
            return [(page, self._hits[page]) for page in best]
