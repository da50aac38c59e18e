# caught-by: nothing-is-lost
# verdict: wrong result in some schedules
# why: Whether compare_and_set has succeeded is not looked at.

from support import AtomicReference


class Stack:
    def __init__(self):
        self.top = AtomicReference()

    def push(self, item):
        top = self.top.get()
        self.top.compare_and_set(top, (item, top))

    def pop(self):
        while True:
            top = self.top.get()
            if top is None:
                raise IndexError
            if self.top.compare_and_set(top, top[1]):
                return top[0]

