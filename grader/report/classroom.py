"""The result of a GitHub Classroom test runner: JSON in base64, for a step's output ``result``.

Classroom's reporter reads it from an environment variable, of which Linux takes 128 KiB, and prints its
texts into the log, where lines may be commands. A fault is worth nothing of nothing: then the reporter
fails the job and reports no points at all.
"""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING, Any

from grader.model import Located, Outcome, Verdict
from grader.report import document, wording
from grader.report.account import HANDED_IN, account, name, summary
from grader.report.caps import fitted
from grader.report.interface import ReportWriter
from grader.report.wording import Tone
from grader.report.workflow import disarmed

if TYPE_CHECKING:
    from grader.model import CheckResult, Grade
    from grader.report.caps import Caps

_VERSION = 1
_MOST_BYTES = 120_000


class ClassroomReport(ReportWriter):
    """Writes what ``autograding-grading-reporter`` takes from each runner."""

    name = "classroom"
    suffix = ".classroom.txt"

    def render(self, grade: Grade) -> str:
        """Return the result on one line."""
        return fitted(lambda caps: _encoded(_result(grade, caps)), _MOST_BYTES)


def _encoded(result: dict[str, Any]) -> str:
    return base64.b64encode(document.to_line(result).encode("ascii")).decode("ascii") + "\n"


def _result(grade: Grade, caps: Caps) -> dict[str, Any]:
    match grade.outcome:
        case Outcome.GRADED:
            tests = [_test(check, grade, caps) for check in grade.checks]
            return _of("pass" if grade.full else "fail", grade.max_points, tests)
        case Outcome.REJECTED:
            return _of("error", grade.max_points, [_not_graded(HANDED_IN, grade, caps)])
        case Outcome.FAULT:
            return _of("error", 0, [_not_graded("Grading", grade, caps)])


def _of(status: str, max_score: float, tests: list[dict[str, Any]]) -> dict[str, Any]:
    return {"version": _VERSION, "status": status, "max_score": max_score, "tests": tests}


def _test(check: CheckResult, grade: Grade, caps: Caps) -> dict[str, Any]:
    passed = wording.tone(check) in {Tone.GOOD, Tone.NOTE}
    unsaid = check.verdict is Verdict.PASSED
    line = check.evidence.line if isinstance(check.evidence, Located) else None
    return {
        "name": disarmed(name(check.title)),
        "status": "pass" if passed else "fail",
        "score": check.points,
        "message": "" if unsaid else disarmed(account(check, caps, len(grade.checks))),
        "test_code": "",
        "filename": disarmed(name(grade.submission)),
        "line_no": line or 0,
        "duration": round(check.duration_s, 3),
    }


def _not_graded(title: str, grade: Grade, caps: Caps) -> dict[str, Any]:
    return {
        "name": title,
        "status": "error",
        "score": 0,
        "message": disarmed(summary(grade, caps)),
        "test_code": "",
        "filename": disarmed(name(grade.submission)),
        "line_no": 0,
        "duration": round(grade.duration_s, 3),
    }
