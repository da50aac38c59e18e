# caught-by: new-pages-lose-nothing
# verdict: wrong result in some schedules
# why: The lock is put around `+=`, the famous trap; setting an entry to 0 looks like mere preparation.

from threading import Lock


class HitCounter:
    def __init__(self):
        self._lock = Lock()
        self._hits = {}

    def hit(self, page):
        if page not in self._hits:
            self._hits[page] = 0
        with self._lock:
            self._hits[page] += 1

    def hits(self, page):
        return self._hits.get(page, 0)

    def top(self, n):
        pages = self._hits.copy()
        return sorted(pages.items(), key=lambda pair: pair[1], reverse=True)[:n]
