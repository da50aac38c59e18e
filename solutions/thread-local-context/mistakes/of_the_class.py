# caught-by: one-request
# verdict: wrong result
# why: The thread-local belongs to the class, so all contexts share it.

from contextlib import contextmanager
from threading import local


class RequestContext:
    here = local()

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
        finally:
            self.end()
