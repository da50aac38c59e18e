# caught-by: one-thread, order-is-kept
# verdict: wrong result
# why: Items are added at one end and taken from the other.

from support import AtomicReference


class Stack:
    def __init__(self):
        self.items = AtomicReference(())

    def push(self, item):
        while True:
            items = self.items.get()
            if self.items.compare_and_set(items, (*items, item)):
                return

    def pop(self):
        while True:
            items = self.items.get()
            if not items:
                raise IndexError
            if self.items.compare_and_set(items, items[1:]):
                return items[0]
