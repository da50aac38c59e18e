"""Looks racy: a lock-free stack with fresh nodes, compared by identity, so there is no ABA."""
# verdict: ok
# kind: compare and swap
# preemptions: -
# source: Treiber, IBM RJ 5118 (1986)
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


class Stack:
    def __init__(self):
        self.top = AtomicReference()

    def push(self, item):
        while True:
            top = self.top.get()
            if self.top.compare_and_set(top, (item, top)):
                return

    def pop(self):
        while True:
            top = self.top.get()
            if top is None:
                raise IndexError("empty")
            item, below = top
            if self.top.compare_and_set(top, below):
                return item


def scenario():
    stack = Stack()
    stack.push("a")
    popped = []

    def popper():
        popped.append(stack.pop())

    threads = [threading.Thread(target=popper), threading.Thread(target=stack.push, args=("b",))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    popped.append(stack.pop())
    assert sorted(popped) == ["a", "b"]
