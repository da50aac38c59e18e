"""The whole stack is one tuple that is replaced; a fresh one each time, so that identity tells."""

import support


class Stack:
    def __init__(self):
        self.items = support.AtomicReference(())

    def push(self, item):
        done = False
        while not done:
            seen = self.items.get()
            done = self.items.compare_and_set(seen, (*seen, item))

    def pop(self):
        while seen := self.items.get():
            if self.items.compare_and_set(seen, seen[:-1]):
                return seen[-1]
        raise IndexError("empty")
