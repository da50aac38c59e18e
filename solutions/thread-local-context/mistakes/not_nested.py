# caught-by: requests-nest
# verdict: wrong result
# why: One name per thread: the inner request takes the outer one's away.

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
        self.here.user = None

    @contextmanager
    def request(self, user):
        self.begin(user)
        try:
            yield
        finally:
            self.end()
