# caught-by: errors-are-not-kept
# verdict: wrong result
# why: An error is kept like a value, and everybody gets it for ever.

import threading


class LazyValue:
    def __init__(self, loader):
        self.loader = loader
        self.lock = threading.RLock()
        self.busy = False
        self.box = []
        self.error = None

    def get(self):
        with self.lock:
            if self.busy:
                raise RuntimeError
            if self.error is None and not self.box:
                self.busy = True
                try:
                    self.box.append(self.loader())
                except Exception as error:
                    self.error = error
                finally:
                    self.busy = False
            if self.error is not None:
                raise self.error
            return self.box[0]
