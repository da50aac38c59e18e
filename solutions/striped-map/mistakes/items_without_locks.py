# caught-by: items-show-one-moment, items-never-raise
# verdict: wrong result in some schedules
# why: Only those who write seem to need the lock; `items()` merely looks.

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
        return [pair for values in self._stripes for pair in values.items()]
