"""A dict from a thread's identity to its pile, under a lock; an empty pile is taken out."""

from contextlib import contextmanager
from threading import Lock, get_ident


class RequestContext:
    def __init__(self):
        self._lock = Lock()
        self._piles = {}

    @property
    def user(self):
        with self._lock:
            pile = self._piles.get(get_ident())
            return pile[-1] if pile else None

    def begin(self, user):
        with self._lock:
            self._piles.setdefault(get_ident(), []).append(user)

    def end(self):
        with self._lock:
            pile = self._piles[get_ident()]
            pile.pop()
            if not pile:
                del self._piles[get_ident()]

    @contextmanager
    def request(self, user):
        self.begin(user)
        try:
            yield user
        finally:
            self.end()
