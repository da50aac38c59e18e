"""A table of checks, a row for each, for spreadsheets and scripts.

A submission that was not graded has one row more that says why; what a fault left open has no points,
which is not the same as none. Cells that a spreadsheet would take for formulas begin with an apostrophe.
"""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from grader.model import Outcome
from grader.report.account import one_line
from grader.report.interface import ReportWriter
from grader.report.places import Places
from grader.report.workflow import disarmed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from grader.model import CheckResult, Grade

HEADER = (
    "submission",
    "exercise",
    "outcome",
    "check",
    "title",
    "verdict",
    "points",
    "max_points",
    "line",
    "message",
    "seconds",
)
_FORMULA = frozenset("=+-@\uff1d\uff0b\uff0d\uff20'|%:\t\r\n")
"""What makes a spreadsheet calculate, and what a reader of logs obeys at the start of a line."""
_ABSENT = ""
_LONGEST = 4_000

Cell = str | float


class CsvReport(ReportWriter):
    """Writes the table."""

    name = "csv"
    suffix = ".csv"

    def render(self, grade: Grade) -> str:
        """Return the table of one submission."""
        return table((grade,))


def table(grades: Iterable[Grade]) -> str:
    """Return the table of any number of submissions, in the order given."""
    out = io.StringIO()
    writer = csv.writer(out, quoting=csv.QUOTE_NONNUMERIC, lineterminator="\n")
    writer.writerow(HEADER)
    for grade in grades:
        writer.writerows(_rows(grade))
    return out.getvalue()


def cell(text: str, limit: int = _LONGEST) -> str:
    """Return a text as a cell: on one line, and no formula for any spreadsheet."""
    shown = disarmed(one_line(text, limit))
    return f"'{shown}" if shown and shown[0] in _FORMULA else shown


def _rows(grade: Grade) -> Iterator[tuple[Cell, ...]]:
    if grade.reason is not None:
        yield _row(
            grade,
            verdict=grade.reason.code,
            message=grade.reason.message,
            max_points=grade.max_points,
            points=_ABSENT if grade.outcome is Outcome.FAULT else grade.points,
            seconds=grade.duration_s,
        )
    places = Places(grade)
    for check in grade.checks:
        yield _of_check(grade, check, places)


def _of_check(grade: Grade, check: CheckResult, places: Places) -> tuple[Cell, ...]:
    return _row(
        grade,
        check=check.id,
        title=check.title,
        verdict=check.verdict.value,
        points=check.points if grade.outcome is Outcome.GRADED else _ABSENT,
        max_points=check.max_points,
        line=places.main(check) or _ABSENT,
        message=check.message,
        seconds=check.duration_s,
    )


def _row(grade: Grade, **cells: Cell) -> tuple[Cell, ...]:
    cells |= {
        "submission": grade.submission,
        "exercise": grade.exercise,
        "outcome": grade.outcome.value,
        "seconds": round(float(cells["seconds"]), 3),
    }
    named = (cells.get(column, _ABSENT) for column in HEADER)
    return tuple(cell(value) if isinstance(value, str) else value for value in named)
