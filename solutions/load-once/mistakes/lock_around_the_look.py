# caught-by: loaded-once
# verdict: wrong result in some schedules
# why: The lock is given back between the look and the load.

import threading


class LazyValue:
    def __init__(self, loader):
        self.loader = loader
        self.lock = threading.Lock()
        self.box = []
        self.owner = None

    def get(self):
        with self.lock:
            if self.box:
                return self.box[0]
        if self.owner == threading.get_ident():
            raise RuntimeError
        self.owner = threading.get_ident()
        try:
            value = self.loader()
        finally:
            self.owner = None
        with self.lock:
            self.box[:] = [value]
        return value
