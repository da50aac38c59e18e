# caught-by: top-shows-one-moment
# verdict: wrong result in some schedules
# why: With a dictionary for each thread nobody needs a lock; but adding them up takes many looks.

import threading
from collections import Counter


class HitCounter:
    def __init__(self):
        self._all = []
        self._mine = threading.local()

    def hit(self, page):
        if not hasattr(self._mine, "hits"):
            self._mine.hits = {}
            self._all.append(self._mine.hits)
        self._mine.hits[page] = self._mine.hits.get(page, 0) + 1

    def hits(self, page):
        return sum(hits.get(page, 0) for hits in self._all.copy())

    def top(self, n):
        total = Counter()
        for hits in self._all.copy():
            total.update(hits.copy())
        return total.most_common(n)
