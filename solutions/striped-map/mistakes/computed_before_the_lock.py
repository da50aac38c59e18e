# caught-by: known-keys-lose-nothing, new-keys-lose-nothing
# verdict: wrong result in some schedules
# why: "No foreign code while a lock is held" is good advice, but then somebody has to look again before storing.

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
        value = function(values.get(key, default))
        with self._locks[number]:
            values[key] = value

    def items(self):
        found = []
        for lock, values in zip(self._locks, self._stripes, strict=True):
            with lock:
                found.extend(values.items())
        return found
