# caught-by: lock-free
# verdict: not concurrent
# why: A reference that says 'somebody is at work' is a lock: the others wait for it to go.

from support import AtomicReference


class Stack:
    def __init__(self):
        self.busy = AtomicReference(False)
        self.items = []

    def push(self, item):
        while not self.busy.compare_and_set(False, True):
            pass
        self.items.append(item)
        self.busy.compare_and_set(True, False)

    def pop(self):
        while not self.busy.compare_and_set(False, True):
            pass
        try:
            return self.items.pop()
        finally:
            self.busy.compare_and_set(True, False)
