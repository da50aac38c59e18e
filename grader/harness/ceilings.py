"""A guest's own ceilings, lowered for good before the student's first line."""

from __future__ import annotations

import contextlib
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if sys.platform != "win32":
    import resource

if TYPE_CHECKING:
    from grader.model import Limits

if sys.platform != "win32":
    _PAGE = os.sysconf("SC_PAGE_SIZE")
_NEARLY_ALL = 0.75
DESCRIPTORS = 64
FILE_BYTES = 1024 * 1024
CPU_GRACE_S = 4
"""The wall clock ends a guest first; this is for one that outlives its supervisor."""


def ceilings(limits: Limits, *, isolated: bool) -> dict[str, int | None]:
    """Return the ceilings that a guest sets on itself, by the names of ``RLIMIT_…``.

    The number of processes counts per user on the whole machine, so it can only be limited where
    guests have users of their own. Address space is not limited: threads reserve far more of it
    than they use.
    """
    return {
        "CORE": 0,
        "NPROC": limits.processes if isolated else None,
        "NOFILE": DESCRIPTORS,
        "FSIZE": FILE_BYTES,
        "CPU": int(limits.check_s) + CPU_GRACE_S,
        "DATA": limits.memory_bytes * 5 // 6,
    }


def nearly_out_of_memory() -> bool:
    """Return whether this process has used nearly all of the data that it may have.

    Where memory is short anything may fail, our own code too, with whatever error; then that is
    what happened. Only Linux tells.
    """
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="utf-8").split()[5])
    except (OSError, MemoryError):
        return False
    ceiling, _ = resource.getrlimit(resource.RLIMIT_DATA)
    return ceiling != resource.RLIM_INFINITY and pages * _PAGE > _NEARLY_ALL * ceiling


def lower(wanted: dict[str, int | None]) -> None:
    """Set these ceilings on this process, where its system has them; never raise any."""
    if sys.platform == "win32":
        return
    for name, ceiling in wanted.items():
        if ceiling is None:
            continue
        kind = getattr(resource, f"RLIMIT_{name}")
        _, hard = resource.getrlimit(kind)
        lowered = ceiling if hard == resource.RLIM_INFINITY else min(ceiling, hard)
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(kind, (lowered, lowered))
