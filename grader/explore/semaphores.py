"""`Semaphore`, `BoundedSemaphore` and `SimpleQueue` on `tokens`, for the private library."""

from __future__ import annotations

import types
from typing import TYPE_CHECKING, Any

from grader.explore.tokens import Tokens

if TYPE_CHECKING:
    from grader.explore.machine import Machine

QUEUE_WORDS = ("get", "put", "find empty")


class Semaphore:
    """See `threading.Semaphore`."""

    machine: Machine
    __module__ = "threading"

    def __init__(self, value: int = 1) -> None:
        if value < 0:
            raise ValueError("semaphore initial value must be >= 0")
        self._tokens = Tokens(self, value)

    def acquire(self, blocking: bool = True, timeout: float | None = None) -> bool:  # noqa: FBT001, FBT002
        """Take one, waiting for it unless told otherwise."""
        if not blocking and timeout is not None:
            raise ValueError("can't specify timeout for non-blocking acquire")
        if blocking and timeout is None:
            return self._tokens.take(self.machine) is not None
        return self._tokens.try_to_take(self.machine, timeout or 0) is not None

    __enter__ = acquire

    def release(self, n: int = 1) -> None:
        """Give so many."""
        if n < 1:
            raise ValueError("n must be one or more")
        if not self._tokens.give(self.machine, (None,) * n):
            raise ValueError("Semaphore released too many times")

    def __exit__(self, *_: object) -> None:
        self.release()

    @property
    def _value(self) -> int:
        return self._tokens.count(self.machine)

    def __repr__(self) -> str:
        value = len(self._tokens.left)
        most = "" if self._tokens.most is None else f"/{self._tokens.most}"
        cls = type(self)
        return f"<{cls.__module__}.{cls.__qualname__} at {id(self):#x}: value={value}{most}>"


class BoundedSemaphore(Semaphore):
    """See `threading.BoundedSemaphore`."""

    __module__ = "threading"

    def __init__(self, value: int = 1) -> None:
        super().__init__(value)
        self._tokens.most = value


class SimpleQueue:
    """See `queue.SimpleQueue`."""

    machine: Machine
    empty_error: type[Exception]
    __module__ = "queue"
    __class_getitem__: Any = classmethod(types.GenericAlias)

    def __init__(self) -> None:
        self._tokens = Tokens(self, 0, QUEUE_WORDS)

    def put(self, item: Any, block: bool = True, timeout: float | None = None) -> None:  # noqa: FBT001, FBT002
        """Add an item; it never waits."""
        self._tokens.give(self.machine, (item,))

    def get(self, block: bool = True, timeout: float | None = None) -> Any:  # noqa: FBT001, FBT002
        """Remove the oldest item, waiting for it unless told otherwise."""
        if block and timeout is not None and timeout < 0:
            raise ValueError("'timeout' must be a non-negative number")
        if block and timeout is None:
            token = self._tokens.take(self.machine)
        else:
            token = self._tokens.try_to_take(self.machine, timeout or 0 if block else 0)
        if token is None:
            raise self.empty_error
        return token.item

    def put_nowait(self, item: Any) -> None:
        """As `put`."""
        self.put(item)

    def get_nowait(self) -> Any:
        """As `get`, without waiting."""
        return self.get(block=False)

    def empty(self) -> bool:
        """Whether there was nothing in it just now."""
        return self._tokens.count(self.machine) == 0

    def qsize(self) -> int:
        """How many there were in it just now."""
        return self._tokens.count(self.machine)
