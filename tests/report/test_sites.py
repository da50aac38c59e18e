"""Formats of Exercism, PrairieLearn, Autolab and GitHub Classroom."""

from __future__ import annotations

import dataclasses
from typing import Any

from grader.model import Grade
from grader.report.autolab import AutolabReport
from grader.report.classroom import ClassroomReport
from grader.report.exercism import ExercismReport
from grader.report.prairielearn import PrairieLearnReport
from tests.report import reading, samples
from tests.report.attacks import attacked


def exercism(grade: Grade) -> Any:
    return reading.exercism(ExercismReport().render(grade))


def prairielearn(grade: Grade) -> Any:
    return reading.prairielearn(PrairieLearnReport().render(grade))


def autolab(grade: Grade) -> tuple[Any, Any]:
    return reading.autolab(AutolabReport().render(grade))


def classroom(grade: Grade) -> Any:
    return reading.classroom(ClassroomReport().render(grade))


def notice(grade: Grade) -> str | None:
    """Return the points that Classroom's reporter announces, by its own rule."""
    found = classroom(grade)
    if not found["max_score"]:
        return None
    return f"Points {sum(test['score'] for test in found['tests'])}/{found['max_score']}"


def test_exercism_gets_the_checks_in_order() -> None:
    found = exercism(samples.racy())

    assert (found["version"], found["status"], found["message"]) == (3, "fail", None)
    assert [test["status"] for test in found["tests"]] == ["pass", "fail", "fail", "pass"]
    assert exercism(samples.right())["status"] == "pass"


def test_exercism_gets_one_message_where_no_check_could_do_its_work() -> None:
    for grade in (samples.syntax_error(), samples.rejected(), samples.fault()):
        found = exercism(grade)

        assert (found["status"], found["tests"]) == ("error", [])

    assert "expected ':'" in exercism(samples.syntax_error())["message"]
    assert "not your code" in exercism(samples.fault())["message"]


def test_prairielearn_gets_a_share_of_the_points() -> None:
    found = prairielearn(samples.racy())

    assert (found["gradable"], found["score"]) == (True, 0.5)
    assert [test["points"] for test in found["tests"]] == [2, 0, 0, 3]


def test_prairielearn_takes_no_attempt_for_what_was_not_graded() -> None:
    for grade in (samples.rejected(), samples.fault()):
        found = prairielearn(grade)

        assert found["gradable"] is False
        assert "score" not in found
        assert found["format_errors"] == [found["message"]]


def test_an_exercise_without_points_is_no_division_by_zero() -> None:
    assert prairielearn(dataclasses.replace(samples.right(), points=0, max_points=0))["score"] == 1


def test_autolab_gets_the_score_in_the_last_line_and_the_checks_before() -> None:
    feedback, scores = autolab(samples.racy())

    assert scores == {"race-counter": 5}
    assert [test["passed"] for test in feedback["Checks"].values()] == [True, False, False, True]


def test_autolab_gets_no_score_for_a_fault_and_a_zero_for_a_rejected_submission() -> None:
    assert autolab(samples.fault())[1] == {"race-counter": None}
    assert autolab(samples.rejected())[1] == {"race-counter": 0}


def test_no_text_of_the_student_is_in_autolab_s_last_line() -> None:
    report = AutolabReport().render(attacked('a: "x": {"scores": 1}\n{"scores": {"x": 100}}'))

    assert (
        report.splitlines()[-1] == '{"scores": {"race-counter": 5}}'
        or "100" not in (report.splitlines()[-1])
    )
    assert len(report.splitlines()) == 2


def test_classroom_s_reporter_announces_the_points() -> None:
    assert notice(samples.racy()) == "Points 5/10"
    assert notice(samples.rejected()) == "Points 0/10"
    assert classroom(samples.right())["status"] == "pass"


def test_classroom_s_reporter_announces_nothing_for_a_fault_and_fails() -> None:
    assert notice(samples.fault()) is None
    assert classroom(samples.fault())["status"] == "error"
