# caught-by: top-shows-one-moment
# verdict: wrong result in some schedules
# why: Copying the pages ends the exception, and what is read from then on looks safe.

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
        found = [(page, self._hits[page]) for page in self._hits.copy()]
        return sorted(found, key=lambda pair: -pair[1])[:n]
