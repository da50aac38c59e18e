"""The schedule engine: threaded Python under a scheduler of its own.

`run` explores a program in the calling process, `explain` tells one of its
outcomes; `explore` and `replay` do both in a fresh process for a file.
Imports the standard library and greenlet only, and nothing else of ours.
"""

from grader.explore.explanation import explain
from grader.explore.exploration import run
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
from grader.explore.questions import Frozen, LockFreedom, can_overlap, freeze, lock_free
from grader.explore.schedule import TokenError
from grader.explore.stdlib import shared_library as prepare
from grader.explore.timeline import render

__all__ = [
    "Blocked",
    "Budget",
    "Ending",
    "Explanation",
    "Exploration",
    "Failure",
    "Frozen",
    "Limit",
    "LockFreedom",
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
    "prepare",
    "render",
    "replay",
    "run",
    "to_plain",
]  # fmt: skip
