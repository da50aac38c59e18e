# caught-by: put-and-get
# verdict: wrong result in some schedules
# why: `setdefault` saves a line, and `get` needs no lock as it is one step; it sees what was stored for a moment.

from threading import Lock


class StripedMap:
    def __init__(self, stripes):
        self._locks = [Lock() for _ in range(stripes)]
        self._stripes = [{} for _ in range(stripes)]

    def _number(self, key):
        return hash(key) % len(self._locks)

    def get(self, key, default=None):
        return self._stripes[self._number(key)].get(key, default)

    def put(self, key, value):
        number = self._number(key)
        with self._locks[number]:
            self._stripes[number][key] = value

    def update(self, key, function, default):
        number = self._number(key)
        with self._locks[number]:
            values = self._stripes[number]
            values.setdefault(key, default)
            values[key] = function(values[key])

    def items(self):
        found = []
        for lock, values in zip(self._locks, self._stripes, strict=True):
            with lock:
                found.extend(values.items())
        return found
