# caught-by: errors-are-not-kept
# verdict: deadlock
# why: The event is set after the loader, where an exception never comes.

import threading


class LazyValue:
    def __init__(self, loader):
        self.loader = loader
        self.lock = threading.Lock()
        self.done = threading.Event()
        self.owner = None
        self.value = None

    def get(self):
        with self.lock:
            first = self.owner is None
            if first:
                self.owner = threading.get_ident()
        if first:
            self.value = self.loader()
            self.done.set()
        elif self.owner == threading.get_ident() and not self.done.is_set():
            raise RuntimeError
        self.done.wait()
        return self.value
