"""A map for many threads. It is right, as long as nobody minds waiting: all stand at one lock."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from threading import Lock
from typing import Any


class StripedMap:
    """Maps keys to values.

    Args:
        stripes: How many parts the map consists of, 1 or more. Each is to be locked by itself.
    """

    def __init__(self, stripes: int) -> None:
        self._lock = Lock()
        self._values: dict[Hashable, Any] = {}

    def get(self, key: Hashable, default: Any = None) -> Any:
        """Return the value of a key, or ``default`` if it has none."""
        with self._lock:
            return self._values.get(key, default)

    def put(self, key: Hashable, value: Any) -> None:
        """Give a key a value, whatever it had before."""
        with self._lock:
            self._values[key] = value

    def update(self, key: Hashable, function: Callable[[Any], Any], default: Any) -> None:
        """Give a key the value ``function(old)``, where ``old`` is its value, or ``default``."""
        with self._lock:
            self._values[key] = function(self._values.get(key, default))

    def items(self) -> list[tuple[Hashable, Any]]:
        """Return all keys with their values, in any order."""
        return [(key, value) for key, value in self._values.items()]
