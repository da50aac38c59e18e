from __future__ import annotations

import dataclasses
import json
import subprocess
import sys

import jsonschema
import pytest

from grader.model import SCHEMA, Grade
from grader.report import schema
from grader.report.plain import to_plain, to_text
from tests.report import samples

every_grade = pytest.mark.parametrize("grade", samples.every_grade())


def test_the_stored_schema_is_what_the_types_say() -> None:
    assert schema.STORED.read_text("utf-8") == schema.to_text(), (
        "run: python -m grader.report.schema"
    )


def test_the_schema_is_a_schema_and_has_the_name_that_grades_bear() -> None:
    made = schema.grade_schema()

    jsonschema.Draft202012Validator.check_schema(made)
    assert made["$id"] == SCHEMA
    assert made["$defs"]["Step"]["properties"]["time_s"]["description"] == "Virtual time."


@every_grade
def test_a_grade_fits_the_schema(grade: Grade) -> None:
    record = json.loads(to_text(grade, staff_notes=True))

    jsonschema.Draft202012Validator(schema.grade_schema()).validate(record)


@every_grade
def test_a_record_has_no_field_that_the_schema_does_not_know(grade: Grade) -> None:
    made = schema.grade_schema()
    record = to_plain(grade, staff_notes=True)

    assert list(record) == list(made["properties"])
    assert all(
        list(c) == list(made["$defs"]["CheckResult"]["properties"]) for c in record["checks"]
    )


@pytest.mark.parametrize("grade", samples.every_grade()[:-1])
def test_a_record_can_be_read_back(grade: Grade) -> None:
    again = schema.read(to_text(grade, staff_notes=True))

    assert to_text(again, staff_notes=True) == to_text(grade, staff_notes=True)
    assert again.checks[:0] == ()


def test_a_record_begins_as_promised() -> None:
    record = to_plain(samples.racy(), staff_notes=True)

    assert list(record)[:4] == ["schema", "exercise", "title", "submission"]
    assert record["outcome"] == "graded"
    assert record["checks"][1]["verdict"] == "wrong result in some schedules"
    assert record["checks"][1]["evidence"]["kind"] == "interleaving"
    assert record["reason"] is None


def test_whole_points_are_written_as_integers() -> None:
    grade = dataclasses.replace(samples.right(), points=9.0, max_points=10.5)

    assert '"points": 9,' in to_text(grade, staff_notes=True)
    assert '"max_points": 10.5,' in to_text(grade, staff_notes=True)


def test_the_source_is_left_out() -> None:
    assert "source" not in to_plain(samples.right(), staff_notes=True)


def test_notes_for_staff_are_left_out_on_demand() -> None:
    assert "secret details" in to_text(samples.fault(), staff_notes=True)
    assert "secret details" not in to_text(samples.fault(), staff_notes=False)


def test_a_hostile_record_is_ascii_without_lone_surrogates() -> None:
    text = to_text(samples.hostile(), staff_notes=True)

    assert text.isascii()
    assert "\\ud800" not in text
    assert "\x1b" not in text


def test_writing_json_loads_no_heavy_library() -> None:
    program = (
        "import sys, grader.report.plain\n"
        "print([m for m in ('pydantic', 'jinja2', 'pygments', 'jsonschema') if m in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )

    assert done.stdout.strip() == "[]"
