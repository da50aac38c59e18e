# caught-by: known-keys-lose-nothing, new-keys-lose-nothing
# verdict: wrong result in some schedules
# why: Each half is under the lock, the read in `get` and the store in `put`; between them the lock is free.

from threading import Lock


class StripedMap:
    def __init__(self, stripes):
        self._locks = [Lock() for _ in range(stripes)]
        self._stripes = [{} for _ in range(stripes)]

    def _number(self, key):
        return hash(key) % len(self._locks)

    def get(self, key, default=None):
        number = self._number(key)
        with self._locks[number]:
            return self._stripes[number].get(key, default)

    def put(self, key, value):
        number = self._number(key)
        with self._locks[number]:
            self._stripes[number][key] = value

    def update(self, key, function, default):
        self.put(key, function(self.get(key, default)))

    def items(self):
        found = []
        for lock, values in zip(self._locks, self._stripes, strict=True):
            with lock:
                found.extend(values.items())
        return found
