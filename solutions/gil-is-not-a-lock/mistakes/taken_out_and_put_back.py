# caught-by: top-shows-one-moment, hits-were-reached
# verdict: wrong result in some schedules
# why: Writers exclude each other, so an entry may be taken out for a while; readers find it missing.

from threading import Lock


class HitCounter:
    def __init__(self):
        self._lock = Lock()
        self._hits = {}

    def hit(self, page):
        with self._lock:
            count = self._hits.pop(page, 0)
            self._hits[page] = count + 1

    def hits(self, page):
        return self._hits.get(page, 0)

    def top(self, n):
        return sorted(self._hits.copy().items(), key=lambda pair: pair[1], reverse=True)[:n]
