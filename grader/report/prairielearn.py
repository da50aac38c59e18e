"""PrairieLearn's ``results.json``.

What was not graded, for whatever reason, is not *gradable*: it neither wins nor loses points nor uses up
an attempt.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from grader.model import Outcome
from grader.report import document
from grader.report.account import account, name, summary
from grader.report.caps import fitted
from grader.report.interface import ReportWriter

if TYPE_CHECKING:
    from grader.model import CheckResult, Grade
    from grader.report.caps import Caps

_MOST_BYTES = 1_000_000
_DECIMALS = 6


class PrairieLearnReport(ReportWriter):
    """Writes what an external grader leaves in ``/grade/results/results.json``."""

    name = "prairielearn"
    suffix = ".prairielearn.json"

    def render(self, grade: Grade) -> str:
        """Return the results."""
        return fitted(lambda caps: document.to_text(_results(grade, caps)), _MOST_BYTES)


def _results(grade: Grade, caps: Caps) -> dict[str, Any]:
    message = summary(grade, caps)
    if grade.outcome is not Outcome.GRADED:
        return {"gradable": False, "format_errors": [message], "message": message}
    return {
        "gradable": True,
        "score": _share(grade),
        "message": message,
        "tests": [_test(check, caps, len(grade.checks)) for check in grade.checks],
    }


def _share(grade: Grade) -> float:
    share = grade.points / grade.max_points if grade.max_points else 1.0
    return round(min(max(share, 0.0), 1.0), _DECIMALS)


def _test(check: CheckResult, caps: Caps, checks: int) -> dict[str, Any]:
    return {
        "name": name(check.title),
        "points": check.points,
        "max_points": check.max_points,
        "message": check.verdict.value,
        "output": account(check, caps, checks),
    }
