from __future__ import annotations

import jsonschema
import pytest

from grader.model import Grade
from grader.report.gradescope import GradescopeReport
from tests.report import samples
from tests.report.reading import _schema, gradescope


def results(grade: Grade) -> dict[str, object]:
    found = gradescope(GradescopeReport().render(grade))
    assert isinstance(found, dict)
    return found


def is_scored(found: object) -> bool:
    rule = _schema("gradescope.json")["$defs"]["scored"]
    return jsonschema.Draft202012Validator(rule).is_valid(found)


def test_checks_are_tests_with_their_points() -> None:
    found = results(samples.racy())
    tests = found["tests"]

    assert found["score"] == 5
    assert isinstance(tests, list)
    assert [(test["score"], test["max_score"]) for test in tests] == [
        (2, 2),
        (0, 3),
        (0, 2),
        (3, 3),
    ]
    assert [test["status"] for test in tests] == ["passed", "failed", "failed", "passed"]
    assert tests[1]["tags"] == ["wrong result in some schedules"]
    assert "Both wrote 1: one increment is lost." in tests[1]["output"]


@pytest.mark.parametrize("grade", samples.every_grade(), ids=lambda grade: grade.submission[:8])
def test_every_grade_has_a_score_and_a_fault_has_none(grade: Grade) -> None:
    assert is_scored(results(grade)) is (grade.submission != "unlucky.py")


def test_a_rejected_submission_says_what_to_do() -> None:
    found = results(samples.rejected())
    (test,) = found["tests"]  # type: ignore[misc]

    assert (found["score"], test["max_score"]) == (0, 10)
    assert "is not a text file" in test["output"]
    assert "hand it in again" in test["output"]


def test_every_text_is_declared_plain() -> None:
    found = results(samples.hostile())

    formats = ("output_format", "test_output_format", "test_name_format")
    assert {found[key] for key in formats} == {"text"}
    assert found["stdout_visibility"] == "hidden"
