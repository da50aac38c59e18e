from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from grader.model import (
    Blame,
    CheckResult,
    CheckSpec,
    Exercise,
    Grade,
    Limits,
    Outcome,
    Profile,
    Reason,
    Suite,
    Verdict,
)
from grader.verification import rendering
from grader.verification.matrix import Matrix, Row, problems
from grader.verification.solutions import Role, Solution

CHECKS = tuple(
    CheckSpec(id=name, title=name, points=5, hints=("a",), function="t", file="t.py", line=1)
    for name in ("first", "second")
)
EXERCISE = Exercise(
    id="toy",
    title="Toy",
    folder=Path("toy"),
    file="toy.py",
    runtime="python-3.13",
    kind="explored",
    topics=(),
    lesson=(),
    api=(),
    profile=Profile.THREADS,
    limits=Limits(),
    checks={Suite.HIDDEN: CHECKS, Suite.PUBLIC: CHECKS},
)
REFERENCE = Solution(role=Role.REFERENCE, name="reference", path=Path("r.py"))
MISTAKE = Solution(
    role=Role.MISTAKE,
    name="racy",
    path=Path("m.py"),
    caught_by=("first", "second"),
    verdict=Verdict.DEADLOCK,
)
STARTER = Solution(role=Role.STARTER, name="starter", path=Path("s.py"))
P, D, W = Verdict.PASSED, Verdict.DEADLOCK, Verdict.WRONG_RESULT


def graded(*verdicts: Verdict, message: str = "seen") -> Grade:
    checks = tuple(
        CheckResult(
            id=spec.id,
            title=spec.title,
            points=5 if verdict is P else 0,
            max_points=5,
            verdict=verdict,
            message=message,
            hint=None,
        )
        for spec, verdict in zip(CHECKS, verdicts, strict=True)
    )
    return Grade(
        exercise="toy",
        title="Toy",
        submission="x.py",
        sha256="",
        suite=Suite.HIDDEN,
        outcome=Outcome.GRADED,
        reason=None,
        points=sum(check.points for check in checks),
        max_points=10,
        checks=checks,
        duration_s=0.1,
        sandbox="fake",
        image=None,
        grader_version="0",
    )


def row(solution: Solution, *verdicts: Verdict, again: Grade | None = None) -> Row:
    first = graded(*verdicts)
    return Row(solution=solution, grade=first, again=again or first)


GOOD = (row(REFERENCE, P, P), row(MISTAKE, D, D), row(STARTER, W, P))


def told(*rows: Row) -> list[str]:
    return [str(problem) for problem in problems(EXERCISE, rows)]


def test_an_exercise_whose_solutions_do_as_they_say_has_no_problem() -> None:
    assert told(*GOOD) == []


def test_a_right_solution_that_loses_a_point_is_a_problem() -> None:
    assert told(row(REFERENCE, P, W), *GOOD[1:]) == [
        "reference reference: second is wrong result (seen)"
    ]


def test_a_mistake_must_be_caught_by_every_check_that_it_names() -> None:
    assert told(GOOD[0], row(MISTAKE, D, P), GOOD[2]) == [
        "mistake racy: second should be deadlock, but is passed"
    ]


def test_a_mistake_must_be_caught_with_the_verdict_that_it_names() -> None:
    assert told(GOOD[0], row(MISTAKE, D, W), GOOD[2]) == [
        "mistake racy: second should be deadlock, but is wrong result (seen)"
    ]


def test_a_check_that_no_mistake_names_is_a_problem() -> None:
    narrow = dataclasses.replace(MISTAKE, caught_by=("first",))

    assert told(GOOD[0], row(narrow, D, D), GOOD[2]) == [
        "second: no mistake names this check, so nothing shows that it bites"
    ]


@pytest.mark.parametrize("again", [graded(D, W), graded(D, D, message="other")])
def test_two_runs_that_differ_are_a_problem(again: Grade) -> None:
    found = told(GOOD[0], row(MISTAKE, D, D, again=again), GOOD[2])

    assert found
    assert all("two runs differ" in problem for problem in found)


def test_a_starter_with_every_point_leaves_nothing_to_do() -> None:
    assert told(*GOOD[:2], row(STARTER, P, P)) == [
        "starter starter: gets every point, so there is nothing to do"
    ]


def test_a_starter_must_import() -> None:
    found = told(*GOOD[:2], row(STARTER, Verdict.SYNTAX_ERROR, Verdict.SYNTAX_ERROR))

    assert found == ["starter starter: must import and offer every name: syntax error (seen)"]


def test_what_was_not_graded_is_a_problem_with_its_reason() -> None:
    reason = Reason(code="grader fault", message="no engine", blame=Blame.GRADER)
    fault = dataclasses.replace(graded(P, P), outcome=Outcome.FAULT, reason=reason)
    rows = (Row(solution=REFERENCE, grade=fault, again=fault), *GOOD[1:])

    assert told(*rows) == ["reference reference: was not graded: no engine"]


def test_the_text_names_every_solution_and_what_caught_it() -> None:
    text = rendering.text(Matrix(exercise=EXERCISE, rows=GOOD, problems=()))

    assert "mistake racy" in text
    assert "deadlock*" in text
    assert "fit to be published" in text
