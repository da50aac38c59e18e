# caught-by: one-thread-asks
# verdict: deadlock
# why: Both methods protect themselves, and one calls the other; a `Lock` waits even for its own holder.

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
            pages = sorted(self._hits, key=self.hits, reverse=True)
            return [(page, self._hits[page]) for page in pages[:n]]
