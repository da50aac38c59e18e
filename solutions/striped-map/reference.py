"""A lock and a dictionary for each stripe; the hash of a key says which one it is."""

from threading import Lock


class Stripe:
    """A part of the map, and the lock that belongs to it."""

    def __init__(self):
        self.lock = Lock()
        self.values = {}


class StripedMap:
    """Maps keys to values; who uses a key waits only for those in the same stripe."""

    def __init__(self, stripes):
        self._stripes = [Stripe() for _ in range(stripes)]

    def _stripe(self, key):
        return self._stripes[hash(key) % len(self._stripes)]

    def get(self, key, default=None):
        """Return the value of a key, or ``default`` if it has none."""
        stripe = self._stripe(key)
        with stripe.lock:
            return stripe.values.get(key, default)

    def put(self, key, value):
        """Give a key a value, whatever it had before."""
        stripe = self._stripe(key)
        with stripe.lock:
            stripe.values[key] = value

    def update(self, key, function, default):
        """Give a key the value ``function(old)``, where ``old`` is its value, or ``default``."""
        stripe = self._stripe(key)
        with stripe.lock:
            stripe.values[key] = function(stripe.values.get(key, default))

    def items(self):
        """Return all keys with their values, each stripe as it was at one moment."""
        found = []
        for stripe in self._stripes:
            with stripe.lock:
                found += stripe.values.items()
        return found
