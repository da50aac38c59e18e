# caught-by: asking-itself-is-an-error
# verdict: wrong result
# why: A re-entrant lock lets the loader in again, which loads once more.

import threading


class LazyValue:
    def __init__(self, loader):
        self.loader = loader
        self.lock = threading.RLock()
        self.box = []

    def get(self):
        with self.lock:
            if not self.box:
                self.box.append(self.loader())
            return self.box[0]
