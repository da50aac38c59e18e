"""One condition for all who wait; every change wakes all of them, and each looks again."""

import threading
import time


class Closed(Exception):
    pass


class BoundedBuffer:
    def __init__(self, capacity):
        self.capacity = capacity
        self.items = []
        self.closed = False
        self.changed = threading.Condition()

    def put(self, item, timeout=None):
        end = None if timeout is None else time.monotonic() + timeout
        with self.changed:
            while True:
                if self.closed:
                    raise Closed("put on a closed buffer")
                if len(self.items) < self.capacity:
                    break
                self._wait_until(end)
            self.items.append(item)
            self.changed.notify_all()

    def get(self, timeout=None):
        end = None if timeout is None else time.monotonic() + timeout
        with self.changed:
            while not self.items:
                if self.closed:
                    raise Closed("the buffer is closed and empty")
                self._wait_until(end)
            item = self.items.pop(0)
            self.changed.notify_all()
            return item

    def close(self):
        with self.changed:
            self.closed = True
            self.changed.notify_all()

    def _wait_until(self, end):
        if end is None:
            self.changed.wait()
            return
        left = end - time.monotonic()
        if left <= 0:
            raise TimeoutError
        self.changed.wait(left)
