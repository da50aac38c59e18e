"""Stripes are never changed but replaced: compute first, without a lock; begin anew if too late."""

from threading import Lock


class StripedMap:
    def __init__(self, stripes):
        self._stripes = [{} for _ in range(stripes)]
        self._swapping = Lock()

    def _number(self, key):
        return hash(key) % len(self._stripes)

    def get(self, key, default=None):
        return self._stripes[self._number(key)].get(key, default)

    def put(self, key, value):
        self.update(key, lambda _: value, None)

    def update(self, key, function, default):
        number = self._number(key)
        while True:
            seen = self._stripes[number]
            changed = seen | {key: function(seen.get(key, default))}
            with self._swapping:
                if self._stripes[number] is seen:
                    self._stripes[number] = changed
                    return

    def items(self):
        return [pair for stripe in self._stripes for pair in stripe.items()]
