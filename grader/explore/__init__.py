"""The schedule engine: threaded Python under a scheduler of its own.

`run` explores a program in the calling process, `explain` tells one of its
outcomes; `explore` and `replay` do both in a fresh process for a file.
Imports the standard library and greenlet only, and nothing else of ours.

Names are imported when they are first used: who only decodes `values`, as
the trusted side of a sandbox does, need not load an engine.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from grader.explore.explanation import explain
    from grader.explore.exploration import Manner, pinpoint, run, survey
    from grader.explore.library import Report, explore, replay
    from grader.explore.model import (
        Blocked,
        Budget,
        Ending,
        Explanation,
        Exploration,
        Failure,
        Limit,
        Module,
        Outcome,
        Place,
        Program,
        Race,
        Row,
        Spin,
    )
    from grader.explore.plain import to_plain
    from grader.explore.questions import (
        Freezing,
        Frozen,
        LockFreedom,
        can_overlap,
        freeze,
        lock_free,
    )
    from grader.explore.schedule import TokenError
    from grader.explore.stdlib import shared_library as prepare
    from grader.explore.timeline import render

_HOMES = {
    "explanation": ("explain",),
    "exploration": ("Manner", "pinpoint", "run", "survey"),
    "library": ("Report", "explore", "replay"),
    "model": (
        "Blocked", "Budget", "Ending", "Explanation", "Exploration", "Failure", "Limit", "Module",
        "Outcome", "Place", "Program", "Race", "Row", "Spin",
    ),
    "plain": ("to_plain",),
    "questions": ("Freezing", "Frozen", "LockFreedom", "can_overlap", "freeze", "lock_free"),
    "schedule": ("TokenError",),
    "timeline": ("render",),
}  # fmt: skip

__all__ = [
    "Blocked",
    "Budget",
    "Ending",
    "Explanation",
    "Exploration",
    "Failure",
    "Freezing",
    "Frozen",
    "Limit",
    "LockFreedom",
    "Manner",
    "Module",
    "Outcome",
    "Place",
    "Program",
    "Race",
    "Report",
    "Row",
    "Spin",
    "TokenError",
    "can_overlap",
    "explain",
    "explore",
    "freeze",
    "lock_free",
    "pinpoint",
    "prepare",
    "render",
    "replay",
    "run",
    "survey",
    "to_plain",
]


def __getattr__(name: str) -> Any:
    """Import a public name from the module that defines it."""
    if name == "prepare":
        return importlib.import_module("grader.explore.stdlib").shared_library
    for home, names in _HOMES.items():
        if name in names:
            return getattr(importlib.import_module(f"grader.explore.{home}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
