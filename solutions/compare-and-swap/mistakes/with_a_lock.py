# caught-by: lock-free
# verdict: not concurrent
# why: A lock makes it right, and lets one thread stop all the others.

from threading import Lock


class Stack:
    def __init__(self):
        self.lock = Lock()
        self.items = []

    def push(self, item):
        with self.lock:
            self.items.append(item)

    def pop(self):
        with self.lock:
            return self.items.pop()
