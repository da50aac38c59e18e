# caught-by: new-keys-lose-nothing
# verdict: wrong result in some schedules
# why: Stripes are dealt to new keys in turn; two threads can deal to the same key, each another one.

from threading import Lock


class StripedMap:
    def __init__(self, stripes):
        self._locks = [Lock() for _ in range(stripes)]
        self._stripes = [{} for _ in range(stripes)]
        self._number_of = {}
        self._next = 0

    def _number(self, key):
        if key not in self._number_of:
            self._number_of[key] = self._next
            self._next = (self._next + 1) % len(self._locks)
        return self._number_of[key]

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
        for lock, values in zip(self._locks, self._stripes, strict=True):
            with lock:
                found.extend(values.items())
        return found
