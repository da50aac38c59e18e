"""New keys are dealt to the stripes in turn; `setdefault` makes sure that each is dealt once."""

from itertools import count
from threading import BoundedSemaphore


class StripedMap:
    def __init__(self, stripes):
        self._turn = count()
        self._stripe_of = {}
        self._free = [BoundedSemaphore() for _ in range(stripes)]
        self._values = [{} for _ in range(stripes)]

    def _find(self, key):
        number = self._stripe_of.get(key)
        if number is None:
            number = self._stripe_of.setdefault(key, next(self._turn) % len(self._free))
        return self._free[number], self._values[number]

    def get(self, key, default=None):
        free, values = self._find(key)
        with free:
            return values.get(key, default)

    def put(self, key, value):
        self.update(key, lambda _: value, None)

    def update(self, key, function, default):
        free, values = self._find(key)
        free.acquire()
        try:
            values[key] = function(values.get(key, default))
        finally:
            free.release()

    def items(self):
        for free in self._free:
            free.acquire()
        try:
            return [pair for values in self._values for pair in values.items()]
        finally:
            for free in self._free:
                free.release()
