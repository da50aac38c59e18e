# caught-by: new-keys-lose-nothing
# verdict: wrong result in some schedules
# why: Setting a new key to its default looks like mere preparation, so it is done before taking the lock.

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
        values = self._stripes[number]
        if key not in values:
            values[key] = default
        with self._locks[number]:
            values[key] = function(values[key])

    def items(self):
        found = []
        for lock, values in zip(self._locks, self._stripes, strict=True):
            with lock:
                found.extend(values.items())
        return found
