# caught-by: timeouts
# verdict: wrong result in some schedules
# why: Each round waits for the whole timeout again, so that a wake-up for nothing prolongs it.

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
        with self.changed:
            while True:
                if self.closed:
                    raise Closed
                if len(self.items) < self.capacity:
                    break
                if not self.changed.wait(timeout):
                    if self.closed:
                        raise Closed
                    raise TimeoutError
            self.items.append(item)
            self.changed.notify_all()

    def get(self, timeout=None):
        with self.changed:
            while not self.items:
                if self.closed:
                    raise Closed
                if not self.changed.wait(timeout):
                    if self.closed:
                        raise Closed
                    raise TimeoutError
            item = self.items.pop(0)
            self.changed.notify_all()
            return item

    def close(self):
        with self.changed:
            self.closed = True
            self.changed.notify_all()
