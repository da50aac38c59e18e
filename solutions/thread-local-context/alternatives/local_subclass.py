"""The context is itself thread-local: each thread sees attributes of its own, and `__init__` runs in each."""

import threading


class _Request:
    def __init__(self, context, user):
        self.context = context
        self.who = user

    def __enter__(self):
        self.context.begin(self.who)
        return self.context

    def __exit__(self, *exc_info):
        self.context.end()
        return False


class RequestContext(threading.local):
    def __init__(self):
        super().__init__()
        self.user = None
        self.outer = ()

    def begin(self, user):
        self.outer = (self.user, self.outer)
        self.user = user

    def end(self):
        self.user, self.outer = self.outer

    def request(self, user):
        return _Request(self, user)
