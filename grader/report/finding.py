"""Which finding of a grade matters most, and how a sentence says it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from grader.model import Outcome, Verdict
from grader.report import wording
from grader.report.wording import Tone

if TYPE_CHECKING:
    from grader.model import CheckResult, Grade


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """The one thing that a reader should take away."""

    tone: Tone
    icon: str
    word: str
    """The verdict, or why there is none."""
    text: str
    """What was seen, with the details of the message."""
    check: int | None = None
    """Number of the check that found it, counted from 1."""
    others: str = ""
    """What is to be said of the other checks."""


def most_important(grade: Grade) -> Finding:
    """Return the finding that a reader should see first."""
    if grade.outcome is not Outcome.GRADED:
        return _not_graded(grade)
    worst = _worst(grade.checks)
    if worst is None:
        return _nothing_lost(grade)
    check = grade.checks[worst]
    return Finding(
        tone=wording.tone(check),
        icon=wording.icon(check.verdict),
        word=wording.word(check.verdict),
        text=check.message or check.verdict.sentence,
        check=worst + 1,
        others=_others(grade.checks, check),
    )


def _others(checks: tuple[CheckResult, ...], worst: CheckResult) -> str:
    if len(checks) > 1 and all(wording.held_back(check) for check in checks):
        return "None of the checks could do its work"
    losing = sum(wording.tone(check) is Tone.LOST for check in checks if check is not worst)
    return f"{wording.counted(losing, 'other check')} lost points as well" if losing else ""


def _worst(checks: tuple[CheckResult, ...]) -> int | None:
    """Return the index of the check that cost most, the first of several."""
    failed = [index for index, check in enumerate(checks) if check.verdict is not Verdict.PASSED]
    return max(
        failed,
        key=lambda index: (checks[index].max_points - checks[index].points, -index),
        default=None,
    )


def _not_graded(grade: Grade) -> Finding:
    reason = grade.reason
    rejected = grade.outcome is Outcome.REJECTED
    return Finding(
        tone=Tone.LOST if rejected else Tone.FAULT,
        icon="file" if rejected else "wrench",
        word=wording.NOT_GRADED[reason.blame] if reason else "Not graded",
        text=reason.message if reason else "The grader gave no reason.",
    )


def _nothing_lost(grade: Grade) -> Finding:
    checks = wording.counted(len(grade.checks), "check")
    return Finding(
        tone=Tone.GOOD,
        icon="check",
        word="Nothing wrong was found",
        text=f"The code held in {'the one check' if len(grade.checks) == 1 else f'all {checks}'}.",
    )
