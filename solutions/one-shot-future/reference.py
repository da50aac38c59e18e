"""One condition guards everything; callbacks run outside of it."""

import contextlib
from collections.abc import Callable
from threading import Condition
from typing import Any

Callback = Callable[["Promise"], object]


class Promise:
    """Empty at first; gets a result or an exception once."""

    def __init__(self) -> None:
        self._changed = Condition()
        self._kept = False
        self._value: Any = None
        self._error: BaseException | None = None
        self._callbacks: list[Callback] = []

    def set_result(self, value: Any) -> None:
        """Keep the promise with a value; RuntimeError if it is kept already."""
        self._keep(value, None)

    def set_exception(self, error: BaseException) -> None:
        """Keep the promise with an exception; RuntimeError if it is kept already."""
        self._keep(None, error)

    def result(self, timeout: float | None = None) -> Any:
        """Wait for the promise; return its value or raise its exception."""
        with self._changed:
            if not self._changed.wait_for(lambda: self._kept, timeout):
                raise TimeoutError
        if self._error is not None:
            raise self._error
        return self._value

    def add_callback(self, function: Callback) -> None:
        """Call a function when the promise is kept; at once if it is."""
        with self._changed:
            if not self._kept:
                self._callbacks.append(function)
                return
        self._call(function)

    def _keep(self, value: Any, error: BaseException | None) -> None:
        with self._changed:
            if self._kept:
                raise RuntimeError("the promise is kept already")
            self._value, self._error, self._kept = value, error, True
            callbacks, self._callbacks = self._callbacks, []
            self._changed.notify_all()
        for function in callbacks:
            self._call(function)

    def _call(self, function: Callback) -> None:
        with contextlib.suppress(Exception):
            function(self)
