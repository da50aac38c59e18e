# caught-by: no-busy-waiting
# verdict: busy waiting
# why: A short sleep between two looks makes polling feel like waiting.

import time
from threading import Lock


class Closed(Exception):
    pass


class BoundedBuffer:
    def __init__(self, capacity):
        self.capacity = capacity
        self.items = []
        self.closed = False
        self.changed = Lock()

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
                self.changed.release()
                time.sleep(0.05 if left is None else min(left, 0.05))
                self.changed.acquire()
            self.items.append(item)

    def get(self, timeout=None):
        end = None if timeout is None else time.monotonic() + timeout
        with self.changed:
            while not self.items:
                if self.closed:
                    raise Closed
                left = None if end is None else end - time.monotonic()
                if left is not None and left <= 0:
                    raise TimeoutError
                self.changed.release()
                time.sleep(0.05 if left is None else min(left, 0.05))
                self.changed.acquire()
            item = self.items.pop(0)
            return item

    def close(self):
        with self.changed:
            self.closed = True
