from __future__ import annotations

import pytest

from grader.model import Grade
from grader.report.csv import HEADER, CsvReport, cell, table
from tests.report import reading, samples
from tests.report.attacks import ATTACKS, attacked, attacked_rejection

FORMULA = "=+-@\t\r\uff1d\uff0b\uff0d\uff20|%"


def rows(grade: Grade) -> list[dict[str, str | float]]:
    return reading.table(CsvReport().render(grade))


def test_each_check_is_a_row() -> None:
    found = rows(samples.racy())

    assert list(found[0]) == list(HEADER)
    assert [row["points"] for row in found] == [2, 0, 0, 3]
    assert (found[1]["line"], found[1]["verdict"]) == (12, "wrong result in some schedules")


def test_a_fault_leaves_the_points_open() -> None:
    found = rows(samples.fault())

    assert [row["verdict"] for row in found] == ["grader fault", "grader fault"]
    assert [row["points"] for row in found] == ["", ""]


def test_a_rejected_submission_is_one_row_that_says_why() -> None:
    (row,) = rows(samples.rejected())

    assert (row["outcome"], row["verdict"], row["points"]) == ("rejected", "not text", 0)


def test_many_submissions_share_one_header() -> None:
    found = reading.table(table([samples.right(), samples.racy(), samples.rejected()]))

    assert len(found) == 4 + 4 + 1


@pytest.mark.parametrize("attack", ATTACKS.values(), ids=ATTACKS)
def test_no_cell_is_a_formula_and_none_goes_over_several_lines(attack: str) -> None:
    report = table([attacked(attack), attacked_rejection(attack)])
    found = reading.table(report)

    assert len(found) == 4 + 1
    assert len(report.splitlines()) == len(found) + 1
    cells = [value for row in found for value in row.values() if isinstance(value, str)]
    assert not [value for value in cells if value[:1] in FORMULA and value]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain", "plain"),
        ("", ""),
        (" \t=1+1", "'=1+1"),
        ("'=1+1", "''=1+1"),
        ("two\nlines", "two lines"),
        ("a =1", "a =1"),
    ],
)
def test_what_would_be_calculated_begins_with_an_apostrophe(text: str, shown: str) -> None:
    assert cell(text) == shown
