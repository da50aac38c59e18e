# caught-by: nothing-comes-out-twice
# verdict: wrong result in some schedules
# why: The list itself is changed, and the exchange of a list for itself always succeeds.

from support import AtomicReference


class Stack:
    def __init__(self):
        self.items = AtomicReference([])

    def push(self, item):
        while True:
            items = self.items.get()
            if self.items.compare_and_set(items, items):
                items += [item]
                return

    def pop(self):
        while True:
            items = self.items.get()
            if not items:
                raise IndexError
            if self.items.compare_and_set(items, items):
                item = items[-1]
                del items[-1]
                return item
