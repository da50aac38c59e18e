# caught-by: top-never-raises
# verdict: wrong result in some schedules
# why: Only writing seems to need the lock; `top` merely reads, so it goes through the live dictionary.

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
        found = [(count, page) for page, count in self._hits.items()]
        found.sort(reverse=True)
        return [(page, count) for count, page in found[:n]]
