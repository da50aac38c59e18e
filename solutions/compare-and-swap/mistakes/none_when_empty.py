# caught-by: one-thread
# verdict: wrong result
# why: An empty stack gives None.

from support import AtomicReference


class Stack:
    def __init__(self):
        self.top = AtomicReference()

    def push(self, item):
        while True:
            top = self.top.get()
            if self.top.compare_and_set(top, (item, top)):
                return

    def pop(self):
        while True:
            top = self.top.get()
            if top is None:
                return None
            if self.top.compare_and_set(top, top[1]):
                return top[0]
