# caught-by: top-shows-one-moment
# verdict: wrong result in some schedules
# why: Every access is under the lock, so it must be right; but between two looks the lock is free.

from threading import Lock


class HitCounter:
    def __init__(self):
        self._lock = Lock()
        self._hits = {}

    def hit(self, page):
        with self._lock:
            self._hits[page] = self._hits.get(page, 0) + 1

    def hits(self, page):
        with self._lock:
            return self._hits.get(page, 0)

    def top(self, n):
        with self._lock:
            pages = list(self._hits)
        found = [(page, self.hits(page)) for page in pages]
        found.sort(key=lambda pair: pair[1], reverse=True)
        return found[:n]
