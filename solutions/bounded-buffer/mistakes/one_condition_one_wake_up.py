# caught-by: no-lost-wake-up
# verdict: lost wake-up
# why: One condition for all and `notify` for one: the wake-up may go to a thread that waits for the opposite.

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
            self.changed.notify()

    def get(self, timeout=None):
        end = None if timeout is None else time.monotonic() + timeout
        with self.changed:
            while not self.items:
                if self.closed:
                    raise Closed
                left = None if end is None else end - time.monotonic()
                if left is not None and left <= 0:
                    raise TimeoutError
                self.changed.wait(left)
            item = self.items.pop(0)
            self.changed.notify()
            return item

    def close(self):
        with self.changed:
            self.closed = True
            self.changed.notify_all()
