# caught-by: one-thread
# verdict: wrong result
# why: `or` reads well and takes 0 and the empty text for no value.

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
        number = self._number(key)
        with self._locks[number]:
            values = self._stripes[number]
            values[key] = function(values.get(key) or default)

    def items(self):
        found = []
        for lock, values in zip(self._locks, self._stripes, strict=True):
            with lock:
                found.extend(values.items())
        return found
