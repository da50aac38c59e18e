"""A lock for each page, made by `setdefault` in one step; `copy` shows all pages at one moment."""

from operator import itemgetter
from threading import Lock


class HitCounter:
    def __init__(self):
        self._locks = {}
        self._hits = {}

    def hit(self, page):
        with self._locks.setdefault(page, Lock()):
            self._hits[page] = self._hits.get(page, 0) + 1

    def hits(self, page):
        return self._hits.get(page, 0)

    def top(self, n):
        pages = list(self._hits.copy().items())
        pages.sort(key=itemgetter(1), reverse=True)
        return pages[:n]
