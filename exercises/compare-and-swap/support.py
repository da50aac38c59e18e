"""A variable that can be changed only by who knows what is in it."""

from __future__ import annotations

from threading import Lock
from typing import Any


class AtomicReference:
    """Holds a reference; reading it and changing it are one step each.

    A processor compares and sets with one instruction. Python has none, so a lock stands in for it,
    which nobody ever holds for longer than this one step.
    """

    def __init__(self, initial: Any = None) -> None:
        self.__value = initial
        self.__step = Lock()

    def get(self) -> Any:
        """Return what is in it."""
        return self.__value

    def compare_and_set(self, expected: Any, new: Any) -> bool:
        """Put a new reference in if the expected object is in it; return whether it was."""
        with self.__step:
            if self.__value is not expected:
                return False
            self.__value = new
            return True
