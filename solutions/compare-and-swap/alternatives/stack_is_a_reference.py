"""The stack is an atomic reference itself, to frozen nodes above a bottom that is no node."""

from dataclasses import dataclass
from typing import Any

import support

BOTTOM = object()


@dataclass(frozen=True, slots=True)
class Node:
    item: Any
    below: Any


class Stack(support.AtomicReference):
    def __init__(self):
        super().__init__(BOTTOM)

    def push(self, item):
        done = False
        while not done:
            below = self.get()
            done = self.compare_and_set(below, Node(item, below))

    def pop(self):
        done = False
        while not done:
            top = self.get()
            if top is BOTTOM:
                raise IndexError
            done = self.compare_and_set(top, top.below)
        return top.item
