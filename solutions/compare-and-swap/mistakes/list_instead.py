# caught-by: no-lock
# verdict: wrong result
# why: Each method of a list is one step, so a list will do; but that is not what was to be built.

from support import AtomicReference


class Stack:
    def __init__(self):
        self._items = AtomicReference([])

    def push(self, item):
        self._items.get().append(item)

    def pop(self):
        return self._items.get().pop()
