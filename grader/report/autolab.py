"""The lines that Autolab reads at the end of an autograder's output.

The last line gives the score of one problem, which bears the exercise's name; the line before shows the
checks. The score of a fault is null: Autolab keeps that as not graded, while it makes a zero of a result
that it cannot read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from grader.model import Outcome
from grader.report import document, wording
from grader.report.account import HANDED_IN, account, name, summary
from grader.report.caps import fitted
from grader.report.interface import ReportWriter
from grader.report.wording import Tone

if TYPE_CHECKING:
    from grader.model import CheckResult, Grade
    from grader.report.caps import Caps

_MOST_BYTES = 900_000
"""Autolab keeps 1,000 KB of an autograder's output."""
_STAGE = "Checks"


class AutolabReport(ReportWriter):
    """Writes semantic feedback and the result line, to be printed last."""

    name = "autolab"
    suffix = ".autolab.txt"

    def render(self, grade: Grade) -> str:
        """Return the two lines."""
        points = None if grade.outcome is Outcome.FAULT else grade.points
        # Nothing of the student's may stand in this line: Autolab puts quotes around what looks like
        # a bare key in it, within texts as well.
        result = document.to_line({"scores": {grade.exercise: points}})
        feedback = fitted(lambda caps: document.to_line(_feedback(grade, caps)), _MOST_BYTES)
        return f"{feedback}\n{result}\n"


def _feedback(grade: Grade, caps: Caps) -> dict[str, Any]:
    tests = (
        {
            f"{number}. {name(check.title)}": _test(check, caps, len(grade.checks))
            for number, check in enumerate(grade.checks, start=1)
        }
        if grade.outcome is Outcome.GRADED
        else {_subject(grade): {"passed": False, "hint": summary(grade, caps)}}
    )
    return {"_presentation": "semantic", "stages": [_STAGE], _STAGE: tests}


def _subject(grade: Grade) -> str:
    return HANDED_IN if grade.outcome is Outcome.REJECTED else "Grading"


def _test(check: CheckResult, caps: Caps, checks: int) -> dict[str, Any]:
    if wording.tone(check) in {Tone.GOOD, Tone.NOTE}:
        return {"passed": True}
    return {"passed": False, "hint": account(check, caps, checks)}
