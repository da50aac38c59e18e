"""``grader demo``: three submissions of one exercise, graded before your eyes."""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import Annotated

import typer

from grader import catalogue, pipeline
from grader.cli import sandboxes
from grader.cli.verdicts import exit_status
from grader.errors import UsageError
from grader.model import Grade
from grader.report.finding import most_important
from grader.report.html import HtmlReport
from grader.report.overview import entry, write_overview
from grader.report.plain import JsonReport
from grader.settings import REPOSITORY

EXERCISE = "race-counter"
SUBMISSIONS = {
    "right": "reference.py",
    "racy": "mistakes/no_lock.py",
    "deadlocking": "mistakes/acquired_twice.py",
}


def demo(
    out: Annotated[
        Path, typer.Option(metavar="DIR", help="Where the reports go.", file_okay=False)
    ] = Path("build/demo"),
    sandbox: Annotated[
        sandboxes.Choice, typer.Option(help="Where the code runs; local is without isolation.")
    ] = sandboxes.Choice.DOCKER,
) -> None:
    """Grade a right, a racy and a deadlocking submission, and write a report of each."""
    solutions = REPOSITORY / "solutions" / EXERCISE
    if not solutions.is_dir():
        raise UsageError(
            f"there are no submissions to show at {solutions}; run this from a clone of the project"
        )
    exercise = catalogue.load(EXERCISE, REPOSITORY / "exercises")
    grades: dict[str, Grade] = {}
    began = time.monotonic()
    with sandboxes.chosen(sandbox) as chosen:
        for name, file in SUBMISSIONS.items():
            print(f"demo: grading the {name} one ({file})", file=sys.stderr)
            grades[name] = pipeline.grade(exercise, solutions / file, chosen)
    entries = []
    for name, grade in grades.items():
        JsonReport(staff_notes=True).write(grade, out, stem=name)
        entries.append(entry(grade, HtmlReport().write(grade, out, stem=name).relative_to(out)))
    index = write_overview(entries, out)
    _print_table(grades)
    print(f"\nGraded in {time.monotonic() - began:.1f} s. Open {index.resolve()}")
    sys.exit(max(_unexpected(grade) for grade in grades.values()))


def _print_table(grades: dict[str, Grade]) -> None:
    print(f"\n{'submission':<12} {'points':>7}  finding")
    for name, grade in grades.items():
        points = f"{grade.points:g}/{grade.max_points:g}"
        print(f"{name:<12} {points:>7}  {most_important(grade).text}")


def _unexpected(grade: Grade) -> int:
    """Return the status of a grade that is none, and 0 for any real one: points are the show."""
    status = exit_status(grade)
    return status if status > 1 else 0
