# caught-by: no-lock
# verdict: not allowed
# why: A lock that is never held for long, to be on the safe side.

import threading

from support import AtomicReference


class Stack:
    def __init__(self):
        self.top = AtomicReference()

        self.made = threading.Lock()

    def push(self, item):
        while True:
            top = self.top.get()
            if self.top.compare_and_set(top, (item, top)):
                return

    def pop(self):
        while True:
            top = self.top.get()
            if top is None:
                raise IndexError
            if self.top.compare_and_set(top, top[1]):
                return top[0]

