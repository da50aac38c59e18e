"""The loader runs under a re-entrant lock; who gets in while it runs can only be the loader itself."""

from threading import RLock

_NOTHING = object()


class LazyValue:
    def __init__(self, loader):
        self.loader = loader
        self.lock = RLock()
        self.busy = False
        self.value = _NOTHING

    def get(self):
        with self.lock:
            if self.value is not _NOTHING:
                return self.value
            if self.busy:
                raise RuntimeError("re-entrant")
            self.busy = True
            try:
                self.value = self.loader()
            finally:
                self.busy = False
            return self.value
