# caught-by: one-thread-counts
# verdict: deadlock
# why: The way out through the exception was not thought of: an unknown page keeps the lock for ever.

from threading import Lock


class HitCounter:
    def __init__(self):
        self._lock = Lock()
        self._hits = {}

    def hit(self, page):
        with self._lock:
            self._hits[page] = self._hits.get(page, 0) + 1

    def hits(self, page):
        self._lock.acquire()
        try:
            count = self._hits[page]
        except KeyError:
            return 0
        self._lock.release()
        return count

    def top(self, n):
        with self._lock:
            return sorted(self._hits.items(), key=lambda pair: -pair[1])[:n]
