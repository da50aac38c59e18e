# caught-by: nothing-comes-out-twice
# verdict: wrong result in some schedules
# why: Who was overtaken says that the stack is empty.

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
        top = self.top.get()
        if top is None or not self.top.compare_and_set(top, top[1]):
            raise IndexError
        return top[0]
