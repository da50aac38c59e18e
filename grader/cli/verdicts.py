"""How a grade looks in a terminal, and the exit status that it comes to."""

from __future__ import annotations

import textwrap

from grader.model import Blame, CheckResult, Grade, Interleaving, Outcome, Rejection, Verdict

_WRONG_USE = frozenset({Rejection.MISSING.value, Rejection.NOT_A_FILE.value})


def exit_status(grade: Grade) -> int:
    """Return 0 for all points, 1 for points lost, 2 for wrong use or a broken exercise, 3 for us."""
    match grade.outcome:
        case Outcome.GRADED:
            return 0 if grade.full else 1
        case Outcome.REJECTED:
            return 2 if grade.reason and grade.reason.code in _WRONG_USE else 1
        case Outcome.FAULT:
            return 2 if grade.reason and grade.reason.blame is Blame.EXERCISE else 3


def print_grade(grade: Grade) -> None:
    """Print a grade for a person."""
    print(f"{grade.title} · {grade.submission}")
    if grade.reason is not None:
        print(f"  {grade.outcome.value}: {grade.reason.message}")
    for check in grade.checks:
        _print_check(check)
    if grade.outcome is Outcome.GRADED:
        print(f"  {_number(grade.points)} of {_number(grade.max_points)} points")


def _print_check(check: CheckResult) -> None:
    mark = "ok  " if check.verdict is Verdict.PASSED else "FAIL"
    worth = f"{_number(check.points)}/{_number(check.max_points)}"
    print(f"  {mark} {worth:>5}  {check.title}")
    if check.verdict is Verdict.PASSED:
        return
    _print_indented(f"{check.verdict.value}: {check.message}")
    if isinstance(check.evidence, Interleaving):
        _print_indented(check.evidence.story)
    if check.hint:
        _print_indented(f"hint: {check.hint}")


def _print_indented(text: str) -> None:
    print(textwrap.fill(text, 96, initial_indent=" " * 13, subsequent_indent=" " * 13))


def _number(points: float) -> str:
    return f"{points:g}"
