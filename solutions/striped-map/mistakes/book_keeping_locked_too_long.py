# caught-by: stripes-overlap
# verdict: not concurrent
# why: A lock for what belongs to the whole map is right; holding it while `function` runs makes it the only one.

from threading import Lock


class StripedMap:
    def __init__(self, stripes):
        self._locks = [Lock() for _ in range(stripes)]
        self._stripes = [{} for _ in range(stripes)]
        self._counting = Lock()
        self._updates = 0

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
        with self._locks[number], self._counting:
            self._updates += 1
            values = self._stripes[number]
            values[key] = function(values.get(key, default))

    def items(self):
        found = []
        for lock, values in zip(self._locks, self._stripes, strict=True):
            with lock:
                found.extend(values.items())
        return found
