"""A context variable holds a linked pile; every thread begins with an empty context."""

from contextlib import contextmanager
from contextvars import ContextVar


class RequestContext:
    def __init__(self):
        self._top = ContextVar("request", default=None)

    @property
    def user(self):
        top = self._top.get()
        return None if top is None else top[0]

    def begin(self, user):
        self._top.set((user, self._top.get()))

    def end(self):
        self._top.set(self._top.get()[1])

    @contextmanager
    def request(self, user):
        self.begin(user)
        try:
            yield
        finally:
            self.end()
