"""A value that is made when it is first asked for. It is right for one thread only: mend it."""

from collections.abc import Callable
from typing import Any


class LazyValue:
    """Runs a loader once and keeps what it returns."""

    def __init__(self, loader: Callable[[], Any]) -> None:
        self.loader = loader
        self.value: Any = None
        self.loaded = False

    def get(self) -> Any:
        """Return the value; the first caller runs the loader."""
        if not self.loaded:
            self.value = self.loader()
            self.loaded = True
        return self.value
