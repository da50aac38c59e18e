from __future__ import annotations

import dataclasses
import json
from pathlib import Path

import pytest

from grader.model import (
    Blame,
    CheckResult,
    CheckSpec,
    Exercise,
    Grade,
    Limits,
    Located,
    Outcome,
    Profile,
    Reason,
    Suite,
    Verdict,
)
from grader.verification import page, rendering
from grader.verification.matrix import Matrix, Row, differ, problems, problems_in_public
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
    deviations = () if again is None else ((2, again),)
    return Row(solution=solution, grade=graded(*verdicts), runs=2, deviations=deviations)


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


def matrix(*rows: Row) -> Matrix:
    return Matrix(
        exercise=EXERCISE, rows=rows, public=graded(P, P), problems=problems(EXERCISE, rows)
    )


def test_a_mistake_that_only_another_check_catches_is_a_problem() -> None:
    narrow = dataclasses.replace(MISTAKE, caught_by=("first",))
    other = dataclasses.replace(MISTAKE, name="other", caught_by=("second",))

    assert told(GOOD[0], row(narrow, P, D), row(other, D, D), GOOD[2]) == [
        "mistake racy: first should be deadlock, but is passed"
    ]


@pytest.mark.parametrize("again", [graded(D, W), graded(D, D, message="other")])
def test_two_runs_that_differ_are_a_problem(again: Grade) -> None:
    found = told(GOOD[0], row(MISTAKE, D, D, again=again), GOOD[2])

    assert found
    assert all("runs 1 and 2 differ in" in problem for problem in found)


def test_a_run_that_was_not_graded_differs_from_one_that_was() -> None:
    reason = Reason(code="grader fault", message="no engine", blame=Blame.GRADER)
    fault = dataclasses.replace(graded(D, D), outcome=Outcome.FAULT, reason=reason)

    assert told(GOOD[0], row(MISTAKE, D, D, again=fault), GOOD[2]) == [
        "mistake racy: runs 1 and 2 differ: graded | fault"
    ]


def test_runs_that_show_something_else_differ() -> None:
    located = Located(line=1, source="", error="", detail="")
    checks = graded(D, D).checks
    again = dataclasses.replace(
        graded(D, D), checks=(checks[0], dataclasses.replace(checks[1], evidence=located))
    )

    assert differ(graded(D, D), again)
    assert told(GOOD[0], row(MISTAKE, D, D, again=again), GOOD[2]) == [
        "mistake racy: runs 1 and 2 differ in second: deadlock (seen) | the same, on other evidence"
    ]


def test_two_runs_do_not_differ_in_how_long_they_took() -> None:
    slower = dataclasses.replace(graded(D, D), duration_s=9.0)

    assert not differ(graded(D, D), slower)


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
    rows = (Row(solution=REFERENCE, grade=fault), *GOOD[1:])

    assert told(*rows) == ["reference reference: was not graded: no engine"]


def test_a_public_check_that_the_reference_does_not_pass_is_a_problem() -> None:
    (problem,) = problems_in_public(graded(P, W))

    assert str(problem) == "reference reference: the public check second is wrong result (seen)"


def test_the_text_names_every_solution_and_what_caught_it() -> None:
    text = rendering.text(matrix(*GOOD))

    assert "mistake racy" in text
    assert "DL*" in text
    assert ". passed, W wrong result, DL deadlock\n" in text
    assert "2 runs of 3 solutions: no difference" in text
    assert "fit to be published" in text


def test_every_verdict_has_a_code_of_its_own() -> None:
    codes = [rendering._CODES[verdict] for verdict in Verdict]

    assert len(set(codes)) == len(codes)


def test_the_text_fits_a_narrow_terminal() -> None:
    assert max(map(len, rendering.text(matrix(*GOOD)).splitlines())) <= 79


def test_the_text_tells_every_problem_instead() -> None:
    text = rendering.text(matrix(row(REFERENCE, P, W), *GOOD[1:]))

    assert "PROBLEM reference reference: second is wrong result" in text
    assert "fit to be published" not in text


def test_the_text_names_the_solution_that_one_waits_for() -> None:
    slow = dataclasses.replace(GOOD[0], seconds=31.0)

    assert "slow: reference reference takes 31 s" in rendering.text(matrix(slow, *GOOD[1:]))
    assert "slow" not in rendering.text(
        matrix(*[dataclasses.replace(row, seconds=31.0) for row in GOOD])
    )


def test_the_json_holds_every_verdict_and_every_problem() -> None:
    found = json.loads(json.dumps(rendering.plain([matrix(row(REFERENCE, P, W), *GOOD[1:])])))

    (exercise,) = found["exercises"]
    assert found["schema"] == "concurrency-grader/kill-matrix/1"
    assert exercise["publishable"] is False
    assert exercise["runs"] == 2
    assert [solution["verdicts"]["second"] for solution in exercise["solutions"]] == [
        "wrong result", "deadlock", "passed"
    ]  # fmt: skip
    assert exercise["problems"][0]["where"] == "reference reference"


def test_the_page_holds_every_solution_check_and_problem() -> None:
    found = page.render([matrix(row(REFERENCE, P, W), *GOOD[1:])])

    for text in ("racy", "second", "Deadlock", "not fit to be published", "no difference"):
        assert text in found
    assert "<script" not in found
