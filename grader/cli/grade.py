"""``grader grade``: one submission, from a file to points, report and exit status."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path
from typing import Annotated

import typer

from grader.cli import sandboxes, writing
from grader.report.formats import FORMATS


def grade(
    exercise: Annotated[
        str, typer.Argument(help="Name of an exercise, or a folder that holds one.")
    ],
    path: Annotated[Path, typer.Argument(help="The file to grade.")],
    report: Annotated[
        Path | None, typer.Option(metavar="DIR", help="Write an HTML report into this folder.")
    ] = None,
    json: Annotated[
        str | None,
        typer.Option(metavar="FILE", help="Write the result as JSON; - for the terminal."),
    ] = None,
    write: Annotated[
        list[str] | None,
        typer.Option(
            metavar="FORMAT=FILE",
            help="Write the result in another format, - for the terminal; can be given several "
            f"times. Formats: {', '.join(FORMATS)}.",
        ),
    ] = None,
    sandbox: Annotated[
        sandboxes.Choice, typer.Option(help="Where the code runs; local is without isolation.")
    ] = sandboxes.Choice.DOCKER,
) -> None:
    """Grade one submission.

    Exit status: 0 all points, 1 points lost, 2 wrong use or a broken exercise, 3 the grader's own
    fault.
    """
    wanted = writing.wishes(write or [], json, path)
    with sandboxes.chosen(sandbox) as chosen:
        # Only now, since it takes as long as the start of a cell: both happen at the same time.
        grading = importlib.import_module("grader.cli.grading")
        status = grading.grade(exercise, path, chosen, report=report, wishes=wanted)
    sys.exit(status)
