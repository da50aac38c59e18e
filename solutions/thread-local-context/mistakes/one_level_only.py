# caught-by: requests-nest
# verdict: wrong result
# why: The outer user is remembered, and the outer one's outer user is not.

from contextlib import contextmanager
from threading import local


class RequestContext:
    def __init__(self):
        self.here = local()

    @property
    def user(self):
        return getattr(self.here, "user", None)

    def begin(self, user):
        self.here.outer = self.user
        self.here.user = user

    def end(self):
        self.here.user = self.here.outer
        self.here.outer = None

    @contextmanager
    def request(self, user):
        self.begin(user)
        try:
            yield
        finally:
            self.end()
