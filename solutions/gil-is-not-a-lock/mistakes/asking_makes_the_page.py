# caught-by: top-never-raises
# verdict: wrong result in some schedules
# why: Looking into a `defaultdict` seems to be reading; for an unknown page it is writing.

from collections import defaultdict
from threading import Lock


class HitCounter:
    def __init__(self):
        self._lock = Lock()
        self._hits = defaultdict(int)

    def hit(self, page):
        with self._lock:
            self._hits[page] += 1

    def hits(self, page):
        return self._hits[page]

    def top(self, n):
        with self._lock:
            found = [(page, count) for page, count in self._hits.items() if count]
        return sorted(found, key=lambda pair: -pair[1])[:n]
