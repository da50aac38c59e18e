# caught-by: one-thread
# verdict: wrong result
# why: `None` stands for "not loaded yet", and is a value as well.

import threading


class LazyValue:
    def __init__(self, loader):
        self.loader = loader
        self.lock = threading.RLock()
        self.value = None
        self.busy = False

    def get(self):
        with self.lock:
            if self.value is None:
                if self.busy:
                    raise RuntimeError
                self.busy = True
                try:
                    self.value = self.loader()
                finally:
                    self.busy = False
            return self.value
