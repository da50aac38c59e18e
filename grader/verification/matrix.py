"""The kill matrix: solutions in rows, checks in columns, and what is wrong with an exercise."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from grader.model import Blame, CheckResult, Exercise, Grade, Outcome, Suite, Verdict
from grader.report.wording import counted
from grader.verification.solutions import Role, Solution


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A solution and what came of grading it, once or several times."""

    solution: Solution
    grade: Grade
    """Of the first run."""
    runs: int = 1
    seconds: float = 0.0
    """How long a run took on average."""
    deviations: tuple[tuple[int, Grade], ...] = ()
    """The runs that came to something else than the first, each with its number."""

    def verdict(self, check: str) -> Verdict | None:
        """Return the verdict of a check, or None where there is none."""
        return next((one.verdict for one in self.grade.checks if one.id == check), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """A reason not to publish an exercise."""

    where: str
    """The solution, check or file that it is about."""
    text: str

    def __str__(self) -> str:
        return f"{self.where}: {self.text}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Matrix:
    """All that verifying an exercise found."""

    exercise: Exercise
    rows: tuple[Row, ...]
    public: Grade
    """Of the reference, by the checks that students can run."""
    problems: tuple[Problem, ...]

    @property
    def publishable(self) -> bool:
        """Whether nothing speaks against publishing."""
        return not self.problems

    @property
    def runs(self) -> int:
        """How often each solution was graded."""
        return max((row.runs for row in self.rows), default=0)

    @property
    def stability(self) -> str:
        """How many runs were compared and what that came to, as a sentence without its full stop."""
        many = f"{counted(self.runs, 'run')} of {counted(len(self.rows), 'solution')}"
        if self.runs < 2:  # noqa: PLR2004 - it takes two to differ
            return f"{many}: nothing to compare"
        unstable = [row.solution.name for row in self.rows if row.deviations]
        return f"{many}: " + (
            f"differences in {', '.join(unstable)}" if unstable else "no difference"
        )


def problems(exercise: Exercise, rows: tuple[Row, ...]) -> tuple[Problem, ...]:
    """Return what the rows prove to be wrong with an exercise or its solutions."""
    found: list[Problem] = []
    for row in rows:
        found += _of_row(row, exercise)
    caught = {name for row in rows for name in row.solution.caught_by}
    found += [
        Problem(where=check.id, text="no mistake names this check, so nothing shows that it bites")
        for check in exercise.checks[Suite.HIDDEN]
        if check.id not in caught
    ]
    return tuple(found)


def differ(first: Grade, second: Grade) -> bool:
    """Return whether two gradings of one file came to different results, times aside."""
    return first.outcome is not second.outcome or any(_pairs(first, second))


def problems_in_public(reference: Grade) -> tuple[Problem, ...]:
    """Return which checks that students can run do not pass the reference."""
    return tuple(
        Problem(where="reference reference", text=f"the public check {check.id} is {_told(check)}")
        for check in reference.checks
        if check.verdict is not Verdict.PASSED
    )


def _of_row(row: Row, exercise: Exercise) -> list[Problem]:
    name = f"{row.solution.role.value} {row.solution.name}"
    found = list(_differences(name, row))
    if row.grade.outcome is not Outcome.GRADED:
        reason = row.grade.reason.message if row.grade.reason else row.grade.outcome.value
        notes = [check.staff_note for check in row.grade.checks if check.staff_note]
        text = " ".join([f"was not graded: {reason}", *notes[:1]])
        return [Problem(where=name, text=text), *found]
    match row.solution.role:
        case Role.REFERENCE | Role.ALTERNATIVE:
            found += [
                Problem(where=name, text=f"{check.id} is {_told(check)}")
                for check in row.grade.checks
                if check.verdict is not Verdict.PASSED
            ]
        case Role.MISTAKE:
            found += _escapes(name, row)
        case Role.STARTER:
            found += _of_starter(name, row, exercise)
    return found


def _differences(name: str, row: Row) -> Iterator[Problem]:
    """Return where a run came to something else than the first."""
    for number, grade in row.deviations:
        if grade.outcome is not row.grade.outcome:
            text = f"runs 1 and {number} differ: {row.grade.outcome.value} | {grade.outcome.value}"
            yield Problem(where=name, text=text)
        for first, second in _pairs(row.grade, grade):
            told, told_again = _told(first), _told(second)
            if told == told_again:
                told_again = "the same, on other evidence"
            text = f"runs 1 and {number} differ in {first.id}: {told} | {told_again}"
            yield Problem(where=name, text=text)


def _pairs(first: Grade, second: Grade) -> Iterator[tuple[CheckResult, CheckResult]]:
    """Return the checks that came to different results in two gradings."""
    for one, other in zip(first.checks, second.checks, strict=False):  # a rejected file has none
        if (one.verdict, one.message, one.evidence) != (
            other.verdict,
            other.message,
            other.evidence,
        ):
            yield one, other


def _escapes(name: str, row: Row) -> list[Problem]:
    """Return the checks that a mistake names but that do not catch it as it says."""
    results = {check.id: check for check in row.grade.checks}
    return [
        Problem(
            where=name,
            text=f"{check} should be {row.solution.verdict.value}, but is {_told(results[check])}",
        )
        for check in row.solution.caught_by
        if row.solution.verdict is not None
        and check in results
        and results[check].verdict is not row.solution.verdict
    ]


def _of_starter(name: str, row: Row, exercise: Exercise) -> list[Problem]:
    if row.grade.points >= exercise.max_points():
        return [Problem(where=name, text="gets every point, so there is nothing to do")]
    broken = {Verdict.SYNTAX_ERROR, Verdict.DOES_NOT_IMPORT, Verdict.MISSING_NAME}
    return [
        Problem(where=name, text=f"must import and offer every name: {_told(check)}")
        for check in row.grade.checks[:1]
        if check.verdict in broken
    ]


def _told(check: CheckResult) -> str:
    if check.verdict is Verdict.PASSED:
        return "passed"
    note = f" [{check.staff_note[-300:]}]" if check.verdict.blame is not Blame.STUDENT else ""
    return f"{check.verdict.value} ({check.message[:200]}){note}"
