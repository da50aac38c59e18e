"""A promise that works as long as everything happens in one thread."""

from collections.abc import Callable
from typing import Any


class Promise:
    """Empty at first; gets a result or an exception once."""

    def __init__(self) -> None:
        self.kept = False
        self.value: Any = None
        self.error: BaseException | None = None
        self.callbacks: list[Callable[["Promise"], object]] = []

    def set_result(self, value: Any) -> None:
        """Keep the promise with a value; RuntimeError if it is kept already."""
        if self.kept:
            raise RuntimeError("kept already")
        self.value = value
        self.kept = True
        for function in self.callbacks:
            function(self)

    def set_exception(self, error: BaseException) -> None:
        """Keep the promise with an exception; RuntimeError if it is kept already."""
        if self.kept:
            raise RuntimeError("kept already")
        self.error = error
        self.kept = True
        for function in self.callbacks:
            function(self)

    def result(self, timeout: float | None = None) -> Any:
        """Wait for the promise; return its value or raise its exception."""
        raise NotImplementedError

    def add_callback(self, function: Callable[["Promise"], object]) -> None:
        """Call a function when the promise is kept; at once if it is."""
        if self.kept:
            function(self)
        else:
            self.callbacks.append(function)
