# caught-by: items-never-raise
# verdict: wrong result in some schedules
# why: Under the lock of a stripe its keys stay; but it is one dictionary, and the loop goes through all keys.

from threading import Lock


class StripedMap:
    def __init__(self, stripes):
        self._locks = [Lock() for _ in range(stripes)]
        self._values = {}

    def _number(self, key):
        return hash(key) % len(self._locks)

    def get(self, key, default=None):
        return self._values.get(key, default)

    def put(self, key, value):
        with self._locks[self._number(key)]:
            self._values[key] = value

    def update(self, key, function, default):
        with self._locks[self._number(key)]:
            self._values[key] = function(self._values.get(key, default))

    def items(self):
        found = []
        for number, lock in enumerate(self._locks):
            with lock:
                for key, value in self._values.items():
                    if self._number(key) == number:
                        found.append((key, value))
        return found
