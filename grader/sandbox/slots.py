"""Ranges of user ids, one for each sandbox that runs at the same time.

The kernel counts a user's processes over the whole machine, so two sandboxes that used the same ids
would starve each other (measured: seven processes in one left one of ten for the other). A slot is
a file that is locked while its range is in use; the lock goes with its process, however that ends.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from grader.errors import SandboxUnavailable

IDS_PER_SLOT = 256
SLOTS = 4096


class Slot:
    """A range of user ids that nobody else uses until it is given back.

    Args:
        folder: Where the lock files are.
        uid_base: First id of the first slot.
    """

    def __init__(self, folder: Path, uid_base: int) -> None:
        self._lock, number = _lock_free_file(folder)
        self.first_uid = uid_base + number * IDS_PER_SLOT

    def close(self) -> None:
        """Give the range back."""
        os.close(self._lock)


def _lock_free_file(folder: Path) -> tuple[int, int]:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for number in range(SLOTS):
            descriptor = os.open(folder / str(number), os.O_RDWR | os.O_CREAT, 0o600)
            if _lock(descriptor):
                return descriptor, number
            os.close(descriptor)
    except OSError as error:
        raise SandboxUnavailable(
            f"cannot lock a file in {folder}: {error.strerror}; make the folder writable or set "
            "GRADER_CACHE to one that is"
        ) from error
    raise SandboxUnavailable(f"all {SLOTS} slots in {folder} are in use")


def _lock(descriptor: int) -> bool:
    """Try to lock a file for this process; return whether it is ours."""
    if sys.platform == "win32":
        import msvcrt  # noqa: PLC0415 - only there

        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True
    import fcntl  # noqa: PLC0415 - not on Windows

    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
