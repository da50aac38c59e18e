# caught-by: items-show-one-moment
# verdict: wrong result in some schedules
# why: A slip that one stripe does not show: `items()` takes a lock for every stripe, but always the same.

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
        for values in self._stripes:
            with self._locks[0]:
                for key, value in values.items():
                    found.append((key, value))
        return found
