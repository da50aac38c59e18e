# caught-by: same-and-finished
# verdict: wrong result in some schedules
# why: That it is loaded is said when loading begins, so that nobody begins once more.

import threading


class LazyValue:
    def __init__(self, loader):
        self.loader = loader
        self.lock = threading.RLock()
        self.loaded = False
        self.busy = False
        self.value = None

    def get(self):
        if not self.loaded:
            with self.lock:
                if self.busy:
                    raise RuntimeError
                if not self.loaded:
                    self.busy = True
                    self.loaded = True
                    try:
                        self.value = self.loader()
                    except BaseException:
                        self.loaded = False
                        raise
                    finally:
                        self.busy = False
        return self.value
