"""An event for each attempt; it is set however the attempt ends, and then everybody looks again."""

from threading import Event, Lock, get_ident


class LazyValue:
    def __init__(self, loader):
        self._loader = loader
        self._lock = Lock()
        self._running = None
        self._values = []

    def get(self):
        while not self._values:
            with self._lock:
                if self._values:
                    break
                running = self._running
                if running is None:
                    self._running = mine = (Event(), get_ident())
            if running is None:
                try:
                    self._values.append(self._loader())
                finally:
                    with self._lock:
                        self._running = None
                    mine[0].set()
            elif running[1] == get_ident():
                raise RuntimeError("a loader cannot wait for itself")
            else:
                running[0].wait()
        return self._values[0]
