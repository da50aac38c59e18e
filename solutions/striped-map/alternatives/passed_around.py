"""Whoever gets the dictionary of a stripe from its queue may use it, and puts it back."""

import contextlib
import queue


class StripedMap:
    def __init__(self, stripes):
        self._places = []
        for _ in range(stripes):
            place = queue.Queue()
            place.put({})
            self._places.append(place)

    @contextlib.contextmanager
    def _taken(self, place):
        values = place.get()
        try:
            yield values
        finally:
            place.put(values)

    def _stripe(self, key):
        return self._taken(self._places[hash(key) % len(self._places)])

    def get(self, key, default=None):
        with self._stripe(key) as values:
            return values.get(key, default)

    def put(self, key, value):
        with self._stripe(key) as values:
            values[key] = value

    def update(self, key, function, default):
        with self._stripe(key) as values:
            old = values.get(key, default)
            values[key] = function(old)

    def items(self):
        found = []
        for place in self._places:
            with self._taken(place) as values:
                found.extend(values.items())
        return found
