# caught-by: loaded-once
# verdict: wrong result in some schedules
# why: Whoever comes while it loads gets the RuntimeError, not only the loader itself.

import threading


class LazyValue:
    def __init__(self, loader):
        self.loader = loader
        self.lock = threading.Lock()
        self.busy = False
        self.box = []

    def get(self):
        with self.lock:
            if self.box:
                return self.box[0]
            if self.busy:
                raise RuntimeError("is being loaded")
            self.busy = True
        try:
            self.box.append(self.loader())
        finally:
            self.busy = False
        return self.box[0]
