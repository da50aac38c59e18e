"""A stripe is a `dict` that can be entered: while somebody is inside, others wait at its condition."""

import threading
import zlib


class Stripe(dict):
    def __init__(self):
        super().__init__()
        self._changed = threading.Condition()
        self._occupied = False

    def __enter__(self):
        with self._changed:
            self._changed.wait_for(lambda: not self._occupied)
            self._occupied = True
        return self

    def __exit__(self, *_):
        with self._changed:
            self._occupied = False
            self._changed.notify()


class StripedMap:
    def __init__(self, stripes):
        self._stripes = [Stripe() for _ in range(stripes)]

    def __getitem__(self, key):
        number = zlib.crc32(str(hash(key)).encode())
        return self._stripes[number % len(self._stripes)]

    def get(self, key, default=None):
        with self[key] as stripe:
            return stripe.get(key, default)

    def put(self, key, value):
        with self[key] as stripe:
            stripe[key] = value

    def update(self, key, function, default):
        with self[key] as stripe:
            stripe[key] = function(stripe[key] if key in stripe else default)

    def items(self):
        found = []
        for stripe in self._stripes:
            with stripe:
                for key in stripe:
                    found.append((key, stripe[key]))
        return found
