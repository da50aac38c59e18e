# caught-by: nothing-is-left-behind
# verdict: wrong result
# why: Kept under the identity of the thread and left there at the end; identities are used again.

import threading
from contextlib import contextmanager


class RequestContext:
    def __init__(self):
        self.users = {}

    @property
    def user(self):
        return self.users.get(threading.get_ident())

    def begin(self, user):
        self.users[threading.get_ident()] = user

    def end(self):
        self.last = self.users[threading.get_ident()]

    @contextmanager
    def request(self, user):
        self.begin(user)
        try:
            yield
        finally:
            self.end()
