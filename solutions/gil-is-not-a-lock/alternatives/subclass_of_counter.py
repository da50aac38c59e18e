"""A `Counter` whose every use is under a re-entrant lock; `top` even sorts under it."""

import collections
import threading
from functools import wraps


def locked(method):
    @wraps(method)
    def wrapper(self, *args):
        with self._lock:
            return method(self, *args)

    return wrapper


class HitCounter(collections.Counter):
    def __init__(self):
        super().__init__()
        self._lock = threading.RLock()

    @locked
    def hit(self, page):
        self[page] += 1

    @locked
    def hits(self, page):
        return self[page]

    @locked
    def top(self, n):
        return self.most_common(n)
