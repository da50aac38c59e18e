"""How a grade looks in a terminal, and the exit status that it comes to."""

from __future__ import annotations

import sys
import textwrap

from grader import scoring
from grader.model import (
    Blame,
    CheckResult,
    CheckSpec,
    Grade,
    Interleaving,
    Observation,
    Outcome,
    Rejection,
    Verdict,
)
from grader.report import wording
from grader.report.visible import visible
from grader.report.workflow import disarmed

_LONGEST = 10_000
"""Characters of a message."""
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


class Teller:
    """Prints each check for a person as soon as it has ended.

    Args:
        specs: The checks that are run.
    """

    def __init__(self, specs: tuple[CheckSpec, ...]) -> None:
        self._specs = {spec.id: spec for spec in specs}
        self._told: set[tuple[Verdict, str]] = set()

    def __call__(self, observation: Observation) -> None:
        """Print the check that was observed."""
        spec = self._specs.get(observation.id)
        if spec is not None:
            said = (observation.verdict, observation.message)
            _print_check(scoring.result(spec, observation), again=said in self._told)
            self._told.add(said)
            sys.stdout.flush()


def print_end(grade: Grade) -> None:
    """Print what a grade comes to, after its checks."""
    if grade.reason is not None:
        _print_indented(f"{grade.outcome.value}: {grade.reason.message}", 2)
    if grade.outcome is Outcome.GRADED:
        print(f"  {_number(grade.points)} of {_number(grade.max_points)} points")


def _print_check(check: CheckResult, *, again: bool) -> None:
    mark = "ok  " if check.verdict is Verdict.PASSED else "FAIL"
    worth = f"{_number(check.points)}/{_number(check.max_points)}"
    print(f"  {mark} {worth:>5}  {check.title}")
    if check.verdict is Verdict.PASSED:
        return
    if again:
        _print_indented(f"{check.verdict.value}, as above")
        return
    _print_indented(f"{check.verdict.value}: {check.message}")
    if isinstance(check.evidence, Interleaving) and check.evidence.story != check.message:
        _print_indented(check.evidence.story)
    if check.hint and not wording.held_back(check):
        _print_indented(f"hint: {check.hint}")


def _print_indented(text: str, indent: int = 13) -> None:
    """Print a text in lines of a terminal's width, without what would steer the terminal."""
    margin = " " * indent
    shown = visible(text, _LONGEST)
    told = textwrap.fill(shown, 96, initial_indent=margin, subsequent_indent=margin)
    print(disarmed(told))  # the terminal may be the log of a CI job


def _number(points: float) -> str:
    return f"{points:g}"
