from __future__ import annotations

import dataclasses

import pytest
from junitparser import Error, Failure, TestCase, TestSuite

from grader.model import CheckResult, Grade, Verdict
from grader.report.junit import JunitReport
from grader.report.visible import visible
from tests.report import samples
from tests.report.attacks import ATTACKS, attacked
from tests.report.reading import junit


def suite(grade: Grade) -> TestSuite:
    (one,) = junit(JunitReport().render(grade))
    assert isinstance(one, TestSuite)
    return one


def cases(grade: Grade) -> list[TestCase]:
    return list(suite(grade))


def properties(grade: Grade) -> dict[str, str]:
    return {one.name: one.value for one in suite(grade).properties()}


def test_each_check_is_a_case_and_the_student_s_mistakes_are_failures() -> None:
    found = cases(samples.racy())

    assert [case.name for case in found] == [check.title for check in samples.racy().checks]
    assert [[type(one) for one in case.result] for case in found] == [[], [Failure], [Failure], []]
    assert suite(samples.racy()).failures == 2
    assert found[1].result[0].type == "wrong result in some schedules"
    assert "reads self.value → 0" in found[1].result[0].text


def test_points_are_properties_of_the_suite() -> None:
    found = properties(samples.racy())

    assert (found["points"], found["max_points"]) == ("5", "10")
    assert found["points.two_threads_lose_nothing"] == "0/3"


def test_a_fault_is_an_error_without_points() -> None:
    (case,) = cases(samples.fault())

    assert [type(one) for one in case.result] == [Error]
    assert suite(samples.fault()).errors == 1
    assert "points" not in properties(samples.fault())


def test_a_fault_that_no_check_shows_is_a_case_of_its_own() -> None:
    (case,) = cases(dataclasses.replace(samples.fault(), checks=()))

    assert case.name == "Grading"
    assert [type(one) for one in case.result] == [Error]


def test_a_rejected_submission_is_a_failure() -> None:
    (case,) = cases(samples.rejected())

    assert case.name == "The file that was handed in"
    assert [(type(one), one.type) for one in case.result] == [(Failure, "not text")]


def test_advice_that_costs_nothing_is_output_of_a_passed_case() -> None:
    checks = samples.racy().checks
    advice = dataclasses.replace(checks[1], verdict=Verdict.DATA_RACE, points=checks[1].max_points)
    case = cases(dataclasses.replace(samples.racy(), checks=(advice,)))[0]

    assert case.is_passed
    assert "Data race" in case.system_out


def wrong(check: CheckResult) -> bool:
    return check.verdict is Verdict.WRONG_RESULT


@pytest.mark.parametrize("attack", ATTACKS.values(), ids=ATTACKS)
def test_a_text_comes_out_as_it_went_in(attack: str) -> None:
    attack = attack[:3000]
    grade = attacked(attack)
    index = next(index for index, check in enumerate(grade.checks) if wrong(check))
    text = cases(grade)[index].result[0].text

    assert text.startswith(f"Wrong result: {visible(attack, 4000)}\n")
