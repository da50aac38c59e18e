"""A lock-free stack that reuses its nodes: A is popped, pushed back, and the old compare succeeds."""
# verdict: fails
# kind: ABA
# preemptions: 1
# source: Michael, Scott (PODC 1996); Treiber stack (IBM RJ 5118, 1986)
import threading


class AtomicReference:
    def __init__(self, value=None):
        self._value = value
        self._lock = threading.Lock()

    def get(self):
        return self._value

    def compare_and_set(self, expected, new):
        with self._lock:
            if self._value is expected:
                self._value = new
                return True
            return False


class Node:
    def __init__(self, name, below):
        self.name = name
        self.below = below


class Stack:
    def __init__(self):
        self.top = AtomicReference()

    def push(self, node):
        while True:
            node.below = self.top.get()
            if self.top.compare_and_set(node.below, node):
                return

    def pop(self):
        while True:
            node = self.top.get()
            if node is None:
                return None
            below = node.below
            if self.top.compare_and_set(node, below):
                return node


def scenario():
    stack = Stack()
    for name in ("b", "a"):
        stack.push(Node(name, None))
    popped = []

    def pop_one():
        node = stack.pop()
        if node is not None:
            popped.append(node.name)

    def pop_two_push_first():
        first = stack.pop()
        second = stack.pop()
        if second is not None:
            popped.append(second.name)
        stack.push(first)

    threads = [threading.Thread(target=pop_one), threading.Thread(target=pop_two_push_first)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    left = stack.pop()
    while left is not None:
        popped.append(left.name)
        left = stack.pop()
    assert sorted(popped) == ["a", "b"], popped
