"""What reports say, in one place: verdicts as people read them, and what to do next."""

from __future__ import annotations

import enum
from typing import TYPE_CHECKING

from grader.model import Blame, Verdict

if TYPE_CHECKING:
    from grader.model import CheckResult


NEVER_RAN = {
    Verdict.SYNTAX_ERROR,
    Verdict.DOES_NOT_IMPORT,
    Verdict.MISSING_NAME,
    Verdict.EXERCISE_FAULT,
    Verdict.GRADER_FAULT,
}
"""Verdicts of checks that came to no judgement of their own, so that their hints do not help."""


class Tone(enum.Enum):
    """How a finding is to be taken; reports show it by icon and word, and by colour besides."""

    GOOD = "good"
    NOTE = "note"
    """Something to know that cost no points."""
    LOST = "lost"
    FAULT = "fault"
    """Not the student's doing."""


ICONS = {
    Verdict.PASSED: "check",
    Verdict.WRONG_RESULT: "cross",
    Verdict.WRONG_IN_SOME_SCHEDULES: "race",
    Verdict.DATA_RACE: "race",
    Verdict.DEADLOCK: "circle",
    Verdict.LIVELOCK: "circle",
    Verdict.LOST_WAKE_UP: "bell",
    Verdict.STARVATION: "clock",
    Verdict.BUSY_WAITING: "clock",
    Verdict.TIMED_OUT: "clock",
    Verdict.NOT_ALLOWED: "barred",
    Verdict.TAMPERING: "barred",
    Verdict.EXERCISE_FAULT: "wrench",
    Verdict.GRADER_FAULT: "wrench",
}
"""Icon of a verdict; :data:`OTHER_ICON` for the rest."""
OTHER_ICON = "alert"


def word(verdict: Verdict) -> str:
    """Return the verdict as it stands at the head of a card."""
    return verdict.value[0].upper() + verdict.value[1:]


def icon(verdict: Verdict) -> str:
    """Return the name of the verdict's icon."""
    return ICONS.get(verdict, OTHER_ICON)


def tone(check: CheckResult) -> Tone:
    """Return how the result of a check is to be taken."""
    if check.verdict is Verdict.PASSED:
        return Tone.GOOD
    if check.verdict.blame in {Blame.EXERCISE, Blame.GRADER}:
        return Tone.FAULT
    return Tone.NOTE if check.points >= check.max_points else Tone.LOST


WHOSE_FAULT = {
    Blame.STUDENT: "The file that was handed in has to change. Nothing in it has been run.",
    Blame.EXERCISE: "The exercise is to blame, not your code. It has cost you no points.",
    Blame.GRADER: "The grader is to blame, not your code. It has cost you no points.",
    Blame.NOBODY: "Nobody is to blame.",
}

WHAT_TO_DO = {
    Blame.STUDENT: "Mend the file and hand it in again.",
    Blame.EXERCISE: (
        "You need not change anything. Tell the people who run the course; they have to mend the "
        "exercise and grade your submission again."
    ),
    Blame.GRADER: (
        "You need not change anything. Hand it in again later; if it happens again, tell the "
        "people who run the course and give them this page."
    ),
    Blame.NOBODY: "Hand it in again.",
}

NOT_GRADED = {
    Blame.STUDENT: "This file could not be graded",
    Blame.EXERCISE: "The exercise has a fault",
    Blame.GRADER: "The grader had a fault",
    Blame.NOBODY: "This submission was not graded",
}


def held_back(check: CheckResult) -> bool:
    """Whether the check could not do its work, for a reason that is not its own."""
    return check.verdict in NEVER_RAN


def points(value: float) -> str:
    """Return points without needless decimals."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


def counted(number: int, one: str, many: str | None = None) -> str:
    """Return a number with its noun: "1 check", "3 checks"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"
