# caught-by: order-is-kept
# verdict: wrong result in some schedules
# why: Nodes that were taken out are kept for later; one that has come back is taken for what it was before.

from collections import deque

from support import AtomicReference


class Node:
    def __init__(self):
        self.item = None
        self.below = None


class Stack:
    def __init__(self):
        self._top = AtomicReference(None)
        self._unused = deque()

    def push(self, item):
        try:
            node = self._unused.pop()
        except IndexError:
            node = Node()
        node.item = item
        while True:
            node.below = self._top.get()
            if self._top.compare_and_set(node.below, node):
                return

    def pop(self):
        while True:
            top = self._top.get()
            if top is None:
                raise IndexError("pop from an empty stack")
            item, below = top.item, top.below
            if self._top.compare_and_set(top, below):
                self._unused.append(top)
                return item
