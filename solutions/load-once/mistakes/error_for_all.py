# caught-by: errors-are-not-kept
# verdict: wrong result in some schedules
# why: All who wait are told the error of the one who loaded.

import threading
from concurrent.futures import Future


class LazyValue:
    def __init__(self, loader):
        self.loader = loader
        self.lock = threading.Lock()
        self.future = None
        self.owner = None

    def get(self):
        with self.lock:
            first = self.future is None
            if first:
                self.future = Future()
                self.owner = threading.get_ident()
            future = self.future
        if first:
            try:
                future.set_result(self.loader())
            except Exception as error:
                self.future = None
                future.set_exception(error)
        elif self.owner == threading.get_ident() and not future.done():
            raise RuntimeError
        return future.result()
