"""Every format by name: the one place where a writer is registered.

A module is imported only when its format is wanted, so that a start costs what it uses.
"""

from __future__ import annotations

import importlib
from dataclasses import dataclass

from grader.errors import UsageError
from grader.report.interface import ReportWriter


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """Where a format's writer is, and what it is for."""

    module: str
    writer: str
    """The class; it can be made without arguments."""
    summary: str


def _format(module: str, writer: str, summary: str) -> Format:
    return Format(module=f"grader.report.{module}", writer=writer, summary=summary)


FORMATS = {
    "autolab": _format("autolab", "AutolabReport", "the lines that Autolab reads, printed last"),
    "classroom": _format("classroom", "ClassroomReport", "result of a Classroom test runner"),
    "csv": _format("csv", "CsvReport", "table with a row for each check"),
    "exercism": _format("exercism", "ExercismReport", "results.json of an Exercism test runner"),
    "gradescope": _format("gradescope", "GradescopeReport", "results.json of Gradescope"),
    "html": _format("html", "HtmlReport", "page for the student"),
    "json": _format("plain", "JsonReport", "complete record"),
    "junit": _format("junit", "JunitReport", "JUnit XML"),
    "markdown": _format("markdown", "MarkdownReport", "summary for a comment or a job's page"),
    "prairielearn": _format("prairielearn", "PrairieLearnReport", "results.json of PrairieLearn"),
    "sarif": _format("sarif", "SarifReport", "SARIF 2.1.0, a schedule as thread flows"),
}


def writer(name: str) -> ReportWriter:
    """Return the writer of a format, as it writes for students.

    Raises:
        UsageError: There is no such format; names those that there are.
    """
    if name not in FORMATS:
        raise UsageError(f"there is no format {name!r}; choose one of {', '.join(FORMATS)}")
    wanted = FORMATS[name]
    made = getattr(importlib.import_module(wanted.module), wanted.writer)()
    assert isinstance(made, ReportWriter)  # noqa: S101 - a registration that is wrong fails its test
    return made
