# caught-by: nothing-comes-out-twice
# verdict: wrong result in some schedules
# why: The top is looked at once for the item and once more for the exchange.

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
                raise IndexError
            if self.top.compare_and_set(self.top.get(), top[1]):
                return top[0]
