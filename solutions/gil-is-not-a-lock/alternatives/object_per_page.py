"""An object with its own lock for each page; `top` holds all of them at one moment."""

import threading
from contextlib import ExitStack


class Page:
    __slots__ = ("count", "lock")

    def __init__(self):
        self.lock = threading.Lock()
        self.count = 0


class HitCounter:
    def __init__(self):
        self._pages = {}
        self._directory = threading.Lock()

    def hit(self, page):
        with self._directory:
            if page not in self._pages:
                self._pages[page] = Page()
            found = self._pages[page]
        with found.lock:
            found.count += 1

    def hits(self, page):
        found = self._pages.get(page)
        return found.count if found else 0

    def top(self, n):
        with self._directory, ExitStack() as held:
            for page in self._pages.values():
                held.enter_context(page.lock)
            counts = [(name, page.count) for name, page in self._pages.items()]
        counts = [entry for entry in counts if entry[1]]
        return sorted(counts, key=lambda entry: entry[1], reverse=True)[:n]
