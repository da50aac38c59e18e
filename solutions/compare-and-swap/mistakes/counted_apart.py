# caught-by: order-is-kept
# verdict: wrong result in some schedules
# why: The size is atomic, and so is the top; but they are two, and whoever looks at one sees the other too late.

from support import AtomicReference


class Stack:
    def __init__(self):
        self._top = AtomicReference(None)
        self._size = AtomicReference(0)

    def _add(self, difference):
        size = self._size.get()
        while not self._size.compare_and_set(size, size + difference):
            size = self._size.get()

    def push(self, item):
        top = self._top.get()
        while not self._top.compare_and_set(top, (item, top)):
            top = self._top.get()
        self._add(1)

    def pop(self):
        while self._size.get() > 0:
            top = self._top.get()
            if top is not None and self._top.compare_and_set(top, top[1]):
                self._add(-1)
                return top[0]
        raise IndexError("pop from an empty stack")
