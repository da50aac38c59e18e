"""Whoever finds nobody loading becomes the loader; the others wait at a condition and look again."""

import threading
from collections.abc import Callable
from typing import Any


class LazyValue:
    """Runs a loader once and keeps what it returns."""

    def __init__(self, loader: Callable[[], Any]) -> None:
        self._loader = loader
        self._changed = threading.Condition()
        self._loading: int | None = None
        self._loaded = False
        self._value: Any = None

    def get(self) -> Any:
        """Return the value; the first caller runs the loader."""
        me = threading.get_ident()
        with self._changed:
            if self._loading == me:
                raise RuntimeError("the loader asks for its own value")
            self._changed.wait_for(lambda: self._loaded or self._loading is None)
            if self._loaded:
                return self._value
            self._loading = me
        try:
            value = self._loader()
        except BaseException:
            self._end(loaded=False)
            raise
        self._end(value, loaded=True)
        return value

    def _end(self, value: Any = None, *, loaded: bool) -> None:
        with self._changed:
            self._loading, self._loaded, self._value = None, loaded, value
            self._changed.notify_all()
