"""Many locks for a single dictionary: they keep updates apart, and `copy` is one step anyway."""

import threading


class StripedMap:
    def __init__(self, stripes):
        self._values = {}
        self._locks = tuple(threading.RLock() for _ in range(stripes))

    def _lock(self, key):
        return self._locks[hash(key) % len(self._locks)]

    def get(self, key, default=None):
        return self._values.get(key, default)

    def put(self, key, value):
        with self._lock(key):
            self._values[key] = value

    def update(self, key, function, default):
        with self._lock(key):
            self._values[key] = function(self._values.get(key, default))

    def items(self):
        return list(self._values.copy().items())
