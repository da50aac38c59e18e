# caught-by: threads-see-their-own
# verdict: wrong result in some schedules
# why: Every access is under a lock, and it is still the same place for all.

from contextlib import contextmanager
from threading import Lock


class RequestContext:
    def __init__(self):
        self.lock = Lock()
        self.users = [None]

    @property
    def user(self):
        with self.lock:
            return self.users[-1]

    def begin(self, user):
        with self.lock:
            self.users.append(user)

    def end(self):
        with self.lock:
            self.users.pop()

    @contextmanager
    def request(self, user):
        self.begin(user)
        try:
            yield
        finally:
            self.end()
