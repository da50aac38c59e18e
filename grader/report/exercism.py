"""Exercism's ``results.json``, version 3 of its test runners' interface.

Submissions whose checks could not do their work have the status ``error`` and one message, as have
those that were rejected and those that met a fault of the grader.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from grader.model import Outcome, Verdict
from grader.report import document, wording
from grader.report.account import account, name, summary
from grader.report.caps import fitted
from grader.report.interface import ReportWriter
from grader.report.wording import Tone

if TYPE_CHECKING:
    from grader.model import CheckResult, Grade
    from grader.report.caps import Caps

_VERSION = 3
_MOST_BYTES = 480_000
"""The website refuses results of 500 kB."""
_STATUS = {Tone.GOOD: "pass", Tone.NOTE: "pass", Tone.LOST: "fail", Tone.FAULT: "error"}


class ExercismReport(ReportWriter):
    """Writes what a test runner leaves in its output folder."""

    name = "exercism"
    suffix = ".exercism.json"

    def render(self, grade: Grade) -> str:
        """Return the results, the checks in the exercise's order."""
        return fitted(lambda caps: document.to_text(_results(grade, caps)), _MOST_BYTES)


def _results(grade: Grade, caps: Caps) -> dict[str, Any]:
    if grade.outcome is not Outcome.GRADED:
        return _of("error", summary(grade, caps))
    if grade.checks and all(wording.held_back(check) for check in grade.checks):
        return _of("error", account(grade.checks[0], caps))
    tests = [_test(check, caps, len(grade.checks)) for check in grade.checks]
    status = "pass" if all(test["status"] == "pass" for test in tests) else "fail"
    return _of(status, None, tests)


def _of(
    status: str, message: str | None, tests: list[dict[str, Any]] | None = None
) -> dict[str, Any]:
    return {"version": _VERSION, "status": status, "message": message, "tests": tests or []}


def _test(check: CheckResult, caps: Caps, checks: int) -> dict[str, Any]:
    message = None if check.verdict is Verdict.PASSED else account(check, caps, checks)
    status = _STATUS[wording.tone(check)]
    return {"name": name(check.title), "status": status, "message": message}
