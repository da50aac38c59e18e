# caught-by: one-thread
# verdict: wrong result
# why: An item that is None is taken for the end of the stack.

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
            if top is None or top[0] is None:
                raise IndexError
            if self.top.compare_and_set(top, top[1]):
                return top[0]
