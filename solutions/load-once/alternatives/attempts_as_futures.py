"""Each attempt is a future: whoever put it there runs the loader, the others wait for its end."""

import threading
from concurrent.futures import Future


class LazyValue:
    def __init__(self, loader):
        self.loader = loader
        self.guard = threading.Lock()
        self.attempt = None
        self.by = None

    def get(self):
        while True:
            with self.guard:
                mine = self.attempt is None
                if mine:
                    self.attempt = Future()
                    self.by = threading.get_ident()
                attempt = self.attempt
                if not mine and not attempt.done() and self.by == threading.get_ident():
                    raise RuntimeError("get() within its own loader")
            if mine:
                try:
                    value = self.loader()
                except BaseException as error:
                    with self.guard:
                        self.attempt = None
                    attempt.set_exception(error)
                    raise
                attempt.set_result(value)
                return value
            if attempt.exception() is None:
                return attempt.result()
