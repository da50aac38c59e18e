# caught-by: threads-see-their-own
# verdict: raised
# why: The pile is put into the thread-local once, by the thread that makes the context.

from contextlib import contextmanager
from threading import local


class RequestContext:
    def __init__(self):
        self.here = local()
        self.here.users = []

    @property
    def user(self):
        return self.here.users[-1] if self.here.users else None

    def begin(self, user):
        self.here.users.append(user)

    def end(self):
        self.here.users.pop()

    @contextmanager
    def request(self, user):
        self.begin(user)
        try:
            yield
        finally:
            self.end()
