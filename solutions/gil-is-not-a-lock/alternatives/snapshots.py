"""Nothing that others see is ever changed: each hit makes a new dictionary and swaps it in."""

import threading


class HitCounter:
    def __init__(self):
        self._writing = threading.Semaphore(1)
        self._snapshot = {}

    def hit(self, page):
        with self._writing:
            now = self._snapshot
            self._snapshot = {**now, page: now.get(page, 0) + 1}

    def hits(self, page):
        return self._snapshot.get(page, 0)

    def top(self, n):
        return sorted(self._snapshot.items(), key=lambda pair: (-pair[1], pair[0]))[:n]
