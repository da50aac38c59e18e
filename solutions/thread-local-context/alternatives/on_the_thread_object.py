"""The pile lies in the thread's own object, under a name that belongs to this context."""

import threading
from contextlib import contextmanager


class RequestContext:
    def __init__(self):
        self._name = f"_requests_{id(self)}"

    def _pile(self):
        return threading.current_thread().__dict__.setdefault(self._name, [None])

    @property
    def user(self):
        return self._pile()[-1]

    def begin(self, user):
        self._pile().append(user)

    def end(self):
        self._pile().pop()

    @contextmanager
    def request(self, user):
        self.begin(user)
        try:
            yield self
        finally:
            self.end()
