# caught-by: threads-see-their-own
# verdict: wrong result in some schedules
# why: The pile is an attribute of the context, and so one for all threads.

from contextlib import contextmanager


class RequestContext:
    def __init__(self):
        self.users = []

    @property
    def user(self):
        return self.users[-1] if self.users else None

    def begin(self, user):
        self.users.append(user)

    def end(self):
        self.users.pop()

    @contextmanager
    def request(self, user):
        self.begin(user)
        try:
            yield
        finally:
            self.end()
