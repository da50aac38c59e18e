"""A pool of workers, still to be built: now it does every job at once, in the caller's own thread."""

from __future__ import annotations

from collections.abc import Callable
from types import TracebackType
from typing import Any


class Handle:
    """Stands for a job; asks for what came of it."""

    def __init__(self, value: Any) -> None:
        self._value = value

    def result(self) -> Any:
        """Wait until the job is done; return what it returned, or raise what it raised."""
        return self._value


class WorkerPool:
    """Does jobs in threads of its own.

    Args:
        size: How many threads it has at most, and how many jobs run at the same time.
    """

    def __init__(self, size: int) -> None:
        self._size = size

    def submit(self, function: Callable[..., Any], *args: Any) -> Handle:
        """Hand over a job, ``function(*args)``.

        Raises:
            RuntimeError: The pool has been shut down.
        """
        return Handle(function(*args))

    def shutdown(self) -> None:
        """Accept no more jobs, and return when all that were accepted are done."""

    def __enter__(self) -> WorkerPool:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.shutdown()
