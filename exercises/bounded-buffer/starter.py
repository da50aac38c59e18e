"""A buffer that several threads may use. It is right for one thread only: mend it."""

from collections import deque
from typing import Any


class Closed(Exception):
    """The buffer is closed."""


class BoundedBuffer:
    """Holds up to ``capacity`` items; who put the first one in gets it out first."""

    def __init__(self, capacity: int) -> None:
        self.capacity = capacity
        self.items: deque[Any] = deque()

    def put(self, item: Any, timeout: float | None = None) -> None:
        """Wait until there is room, then add an item.

        Raises:
            Closed: The buffer is closed, or is closed while this waits.
            TimeoutError: There was no room for `timeout` seconds; None waits for ever.
        """
        while len(self.items) >= self.capacity:
            pass
        self.items.append(item)

    def get(self, timeout: float | None = None) -> Any:
        """Wait until there is an item, then take the oldest one out and return it.

        Raises:
            Closed: The buffer is closed and nothing is left in it.
            TimeoutError: There was no item for `timeout` seconds; None waits for ever.
        """
        while not self.items:
            pass
        return self.items.popleft()

    def close(self) -> None:
        """Let nothing more in, and wake everybody who waits; a second time it does nothing."""
        raise NotImplementedError
