"""A stack on an atomic reference. Looking and changing are one step each here; together they are two."""

from typing import Any

from support import AtomicReference


class Stack:
    """Last in, first out."""

    def __init__(self) -> None:
        self._top = AtomicReference(None)

    def push(self, item: Any) -> None:
        """Put an item on top."""
        top = self._top.get()
        self._top.compare_and_set(top, (item, top))

    def pop(self) -> Any:
        """Take the top item off; IndexError if there is none."""
        top = self._top.get()
        if top is None:
            raise IndexError("pop from an empty stack")
        item, below = top
        self._top.compare_and_set(top, below)
        return item
