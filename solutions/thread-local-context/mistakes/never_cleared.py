# caught-by: nothing-is-left-behind
# verdict: wrong result
# why: The end of a request changes nothing: the next one will overwrite it anyway.

from contextlib import contextmanager
from threading import local


class RequestContext:
    def __init__(self):
        self.here = local()

    @property
    def user(self):
        return getattr(self.here, "user", None)

    def begin(self, user):
        self.here.user = user

    def end(self):
        pass

    @contextmanager
    def request(self, user):
        self.begin(user)
        try:
            yield
        finally:
            self.end()
