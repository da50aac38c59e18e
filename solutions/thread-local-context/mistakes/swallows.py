# caught-by: exceptions-end-a-request
# verdict: wrong result
# why: The exception is caught so that the end is reached, and nobody hears of it.

from contextlib import contextmanager
from threading import local


class RequestContext:
    def __init__(self):
        self.here = local()

    def _pile(self):
        return self.here.__dict__.setdefault("pile", [None])

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
            yield
        except Exception:
            pass
        self.end()
