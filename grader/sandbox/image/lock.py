"""Keeps two graders on one machine from building at the same time."""

from __future__ import annotations

import contextlib
import sys
import time
from typing import IO, TYPE_CHECKING

from grader.errors import SandboxUnavailable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

_WAIT_S = 1800
_LOOK_S = 0.2

if sys.platform == "win32":
    import msvcrt

    def _try(file: IO[str]) -> None:
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _try(file: IO[str]) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


@contextlib.contextmanager
def locked(path: Path, *, waiting: Callable[[], None]) -> Iterator[None]:
    """Hold a file's lock; the system gives it back even when this process is killed.

    Args:
        path: The file; made where it is missing, and never removed.
        waiting: Called once when somebody else holds the lock.

    Raises:
        SandboxUnavailable: The file cannot be made, or the other holder does not come to an end.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        file = path.open("a", encoding="utf-8")
    except OSError as error:
        raise SandboxUnavailable(
            f"{path} cannot be written ({error.strerror}): set GRADER_CACHE to a folder that can be"
        ) from error
    with file:
        _wait_for(file, path, waiting)
        yield


def _wait_for(file: IO[str], path: Path, waiting: Callable[[], None]) -> None:
    end = time.monotonic() + _WAIT_S
    told = False
    while time.monotonic() < end:
        try:
            _try(file)
        except OSError:
            if not told:
                waiting()
            told = True
            time.sleep(_LOOK_S)
        else:
            return
    raise SandboxUnavailable(
        f"Another grader has held {path} for {_WAIT_S // 60} minutes: end it and try again"
    )
