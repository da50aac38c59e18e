"""Double-checked: a look without the lock, then one with it; the owner of the lock is remembered."""

import threading


class LazyValue:
    def __init__(self, loader):
        self._loader = loader
        self._lock = threading.Lock()
        self._owner = None
        self._box = None

    def get(self):
        box = self._box
        if box is None:
            if self._owner is threading.current_thread():
                raise RuntimeError("the loader called get()")
            with self._lock:
                if self._box is None:
                    self._owner = threading.current_thread()
                    try:
                        self._box = (self._loader(),)
                    finally:
                        self._owner = None
                box = self._box
        return box[0]
