# caught-by: asking-itself-is-an-error
# verdict: deadlock
# why: The loader runs under a plain lock, and waits for itself when it asks.

import threading


class LazyValue:
    def __init__(self, loader):
        self.loader = loader
        self.lock = threading.Lock()
        self.box = []

    def get(self):
        with self.lock:
            if not self.box:
                self.box.append(self.loader())
            return self.box[0]
