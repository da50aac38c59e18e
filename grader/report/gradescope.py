"""Gradescope's ``results.json``.

A fault has no score, neither of its own nor of a check: Gradescope takes no result without one, so it
shows a failed run that can be repeated, not a zero.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from grader.model import Outcome, Verdict
from grader.report import document
from grader.report.account import HANDED_IN, account, name, summary
from grader.report.caps import fitted
from grader.report.interface import ReportWriter

if TYPE_CHECKING:
    from grader.model import CheckResult, Grade
    from grader.report.caps import Caps

_MOST_BYTES = 1_000_000


class GradescopeReport(ReportWriter):
    """Writes what an autograder leaves in ``/autograder/results/results.json``."""

    name = "gradescope"
    suffix = ".gradescope.json"

    def render(self, grade: Grade) -> str:
        """Return the results, with every text as plain text."""
        return fitted(lambda caps: document.to_text(_results(grade, caps)), _MOST_BYTES)


def _results(grade: Grade, caps: Caps) -> dict[str, Any]:
    results = {
        "execution_time": round(grade.duration_s, 3),
        "output": summary(grade, caps),
        "output_format": "text",
        "test_output_format": "text",
        "test_name_format": "text",
        "visibility": "visible",
        "stdout_visibility": "hidden",
        "extra_data": _extra(grade),
    }
    match grade.outcome:
        case Outcome.GRADED:
            tests = [_test(check, number, grade, caps) for number, check in _numbered(grade)]
            return {"score": grade.points, **results, "tests": tests}
        case Outcome.REJECTED:
            return {"score": grade.points, **results, "tests": [_rejected(grade, caps)]}
        case Outcome.FAULT:
            return {**results, "tests": []}


def _extra(grade: Grade) -> dict[str, Any]:
    return {
        "exercise": grade.exercise,
        "outcome": grade.outcome.value,
        "reason": grade.reason.code if grade.reason else None,
        "sha256": grade.sha256,
        "sandbox": grade.sandbox,
        "grader_version": grade.grader_version,
    }


def _numbered(grade: Grade) -> enumerate[CheckResult]:
    return enumerate(grade.checks, start=1)


def _test(check: CheckResult, number: int, grade: Grade, caps: Caps) -> dict[str, Any]:
    return {
        "name": name(check.title),
        "number": str(number),
        "score": check.points,
        "max_score": check.max_points,
        "status": "passed" if check.verdict is Verdict.PASSED else "failed",
        "output": account(check, caps, len(grade.checks)),
        "tags": [check.verdict.value],
        "visibility": "visible",
        "extra_data": {"check": check.id, "seconds": round(check.duration_s, 3)},
    }


def _rejected(grade: Grade, caps: Caps) -> dict[str, Any]:
    return {
        "name": HANDED_IN,
        "score": grade.points,
        "max_score": grade.max_points,
        "status": "failed",
        "output": summary(grade, caps),
        "visibility": "visible",
    }
