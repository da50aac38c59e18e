"""No lock at all: a hit is one `append`, and whoever asks counts in a copy made in one step."""

from collections import Counter


class HitCounter:
    def __init__(self):
        self._log = []

    def hit(self, page):
        self._log.append(page)

    def hits(self, page):
        return self._log.count(page)

    def top(self, n):
        return Counter(self._log.copy()).most_common(n)
