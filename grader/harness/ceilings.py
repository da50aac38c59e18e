"""A guest's own ceilings, lowered for good before the student's first line."""

from __future__ import annotations

import contextlib
import sys
from typing import TYPE_CHECKING

if sys.platform != "win32":
    import resource

if TYPE_CHECKING:
    from grader.model import Limits

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
