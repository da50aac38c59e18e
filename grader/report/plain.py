"""A grade as JSON: the complete record, for machines.

Carries every field of :class:`grader.model.Grade` but the student's text, in the order of the
types, enums as their values. Its form is written down in ``docs/grade.schema.json``, which
:mod:`grader.report.schema` makes from the same types.
"""

from __future__ import annotations

import dataclasses
import enum
from typing import TYPE_CHECKING, Any

from grader.report import document
from grader.report.interface import ReportWriter

if TYPE_CHECKING:
    from grader.model import Grade

_POINTS = {"points", "max_points"}
_DECIMALS = 6


class JsonReport(ReportWriter):
    """Writes the record of a grade."""

    name = "json"
    suffix = ".json"

    def __init__(self, *, staff_notes: bool = False) -> None:
        """Make a writer; ``staff_notes`` is that of :func:`to_plain`."""
        self._staff_notes = staff_notes

    def render(self, grade: Grade) -> str:
        """Return the record, indented and in ASCII, with a line end."""
        return to_text(grade, staff_notes=self._staff_notes)


def to_text(grade: Grade, *, staff_notes: bool) -> str:
    """Return a grade as JSON text; the arguments are those of :func:`to_plain`."""
    return document.to_text(to_plain(grade, staff_notes=staff_notes))


def to_plain(grade: Grade, *, staff_notes: bool) -> dict[str, Any]:
    """Return a grade as JSON types.

    Args:
        grade: What to write.
        staff_notes: Whether to carry what only instructors may read; without, those texts are
            empty. A record that a student can fetch must not have them.
    """
    plain = _fields(grade)
    if not staff_notes:
        for check in plain["checks"]:
            check["staff_note"] = ""
    return plain


def _fields(value: Any) -> dict[str, Any]:
    return {
        field.name: _whole(item) if field.name in _POINTS else _plain(item)
        for field in dataclasses.fields(value)
        if not field.metadata.get("exclude")
        for item in [getattr(value, field.name)]
    }


def _plain(value: Any) -> Any:
    match value:
        case enum.Enum():
            return value.value
        case str():
            # A lone surrogate is no text to other readers of JSON, who refuse the whole document.
            return value.encode("utf-8", "replace").decode() if not value.isascii() else value
        case float():
            return round(value, _DECIMALS)
        case tuple():
            return [_plain(item) for item in value]
        case _ if dataclasses.is_dataclass(value):
            return _fields(value)
        case _:
            return value


def _whole(points: float) -> float:
    return int(points) if float(points).is_integer() else round(points, _DECIMALS)
