# caught-by: known-keys-lose-nothing
# verdict: wrong result in some schedules
# why: `if` instead of `while` around `wait`: a third thread can come in before the one that was woken.

from threading import Condition


class Stripe:
    def __init__(self):
        self.changed = Condition()
        self.occupied = False
        self.values = {}

    def __enter__(self):
        with self.changed:
            if self.occupied:
                self.changed.wait()
            self.occupied = True
        return self.values

    def __exit__(self, *_):
        with self.changed:
            self.occupied = False
            self.changed.notify()


class StripedMap:
    def __init__(self, stripes):
        self._stripes = [Stripe() for _ in range(stripes)]

    def _stripe(self, key):
        return self._stripes[hash(key) % len(self._stripes)]

    def get(self, key, default=None):
        with self._stripe(key) as values:
            return values.get(key, default)

    def put(self, key, value):
        with self._stripe(key) as values:
            values[key] = value

    def update(self, key, function, default):
        with self._stripe(key) as values:
            values[key] = function(values.get(key, default))

    def items(self):
        return [pair for stripe in self._stripes for pair in stripe.values.copy().items()]
