"""Lists that nobody changes once they are published; recursion in place of a loop."""

from support import AtomicReference as Reference


class Stack:
    def __init__(self):
        self.ref = Reference([])

    def push(self, item):
        old = self.ref.get()
        new = list(old)
        new.append(item)
        if not self.ref.compare_and_set(old, new):
            self.push(item)

    def pop(self):
        old = self.ref.get()
        if not old:
            raise IndexError
        new = old.copy()
        item = new.pop()
        return item if self.ref.compare_and_set(old, new) else self.pop()
