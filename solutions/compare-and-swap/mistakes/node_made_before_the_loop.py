# caught-by: nothing-is-lost
# verdict: wrong result in some schedules
# why: The node is made once: after a failure it still lies on the old top.

from support import AtomicReference


class Stack:
    def __init__(self):
        self.top = AtomicReference()

    def push(self, item):
        node = (item, self.top.get())
        while not self.top.compare_and_set(self.top.get(), node):
            pass

    def pop(self):
        while True:
            top = self.top.get()
            if top is None:
                raise IndexError
            if self.top.compare_and_set(top, top[1]):
                return top[0]

