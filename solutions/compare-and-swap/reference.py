"""Treiber's stack: a linked list of nodes that never change, and one reference to the top."""

from typing import Any, NamedTuple

from support import AtomicReference


class Node(NamedTuple):
    """An item, and what lies below it."""

    item: Any
    below: Any


class Stack:
    """Last in, first out; no thread can stop another one."""

    def __init__(self) -> None:
        self._top = AtomicReference(None)

    def push(self, item: Any) -> None:
        """Put an item on top."""
        while True:
            top = self._top.get()
            if self._top.compare_and_set(top, Node(item, top)):
                return

    def pop(self) -> Any:
        """Take the top item off; IndexError if there is none."""
        while True:
            top = self._top.get()
            if top is None:
                raise IndexError("pop from an empty stack")
            if self._top.compare_and_set(top, top.below):
                return top.item
