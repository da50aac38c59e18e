"""Pushing on a linked list: two nodes point to the same old head."""
# verdict: fails
# kind: lost update
# preemptions: 1
# source: Herlihy, Shavit, The Art of Multiprocessor Programming, chapter 9
import threading


class Node:
    def __init__(self, item):
        self.item = item
        self.next = None


class LinkedStack:
    def __init__(self):
        self.head = None

    def push(self, item):
        node = Node(item)
        node.next = self.head
        self.head = node

    def __iter__(self):
        node = self.head
        while node is not None:
            yield node.item
            node = node.next


def scenario():
    stack = LinkedStack()
    threads = [threading.Thread(target=stack.push, args=(n,)) for n in (1, 2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(stack) == [1, 2]
