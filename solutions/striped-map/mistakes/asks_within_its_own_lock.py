# caught-by: one-thread
# verdict: deadlock
# why: `items()` protects itself, and so does the `get` that it calls; a `Lock` waits even for its own holder.

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
            values[key] = function(values.get(key, default))

    def items(self):
        found = []
        for number, values in enumerate(self._stripes):
            with self._locks[number]:
                found += [(key, self.get(key)) for key in values]
        return found
