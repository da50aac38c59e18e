# caught-by: no-lost-wake-up
# verdict: raised
# why: `if` instead of `while`: who has been woken believes that the item is still there.

import time
from threading import Condition


class Closed(Exception):
    pass


class BoundedBuffer:
    def __init__(self, capacity):
        self.capacity = capacity
        self.items = []
        self.closed = False
        self.changed = Condition()

    def put(self, item, timeout=None):
        end = None if timeout is None else time.monotonic() + timeout
        with self.changed:
            while True:
                if self.closed:
                    raise Closed
                if len(self.items) < self.capacity:
                    break
                left = None if end is None else end - time.monotonic()
                if left is not None and left <= 0:
                    raise TimeoutError
                self.changed.wait(left)
            self.items.append(item)
            self.changed.notify_all()

    def get(self, timeout=None):
        with self.changed:
            if not self.items and not self.closed:
                if not self.changed.wait(timeout):
                    raise TimeoutError
            if self.closed and not self.items:
                raise Closed
            item = self.items.pop(0)
            self.changed.notify_all()
            return item

    def close(self):
        with self.changed:
            self.closed = True
            self.changed.notify_all()
