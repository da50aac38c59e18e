# caught-by: known-pages-lose-nothing, new-pages-lose-nothing, three-threads-lose-nothing
# verdict: wrong result in some schedules
# why: `collections.Counter` is made for counting, and each of its methods is one step; `+= 1` is two of them.

from collections import Counter


class HitCounter:
    def __init__(self):
        self._hits = Counter()

    def hit(self, page):
        self._hits[page] += 1

    def hits(self, page):
        return self._hits.get(page, 0)

    def top(self, n):
        return Counter(self._hits.copy()).most_common(n)
