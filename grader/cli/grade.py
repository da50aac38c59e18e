"""``grader grade``: one submission, from a file to points, report and exit status."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from grader import catalogue, pipeline
from grader.cli import sandboxes
from grader.cli.verdicts import exit_status, print_grade
from grader.report import plain


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
    sandbox: Annotated[
        sandboxes.Choice, typer.Option(help="Where the code runs; local is without isolation.")
    ] = sandboxes.Choice.DOCKER,
) -> None:
    """Grade one submission.

    Exit status: 0 all points, 1 points lost, 2 wrong use or a broken exercise, 3 the grader's own
    fault.
    """
    loaded = catalogue.load(exercise)
    with sandboxes.chosen(sandbox) as chosen:
        result = pipeline.grade(loaded, path, chosen)
    if json is not None:
        plain.write(result, json)
    if json != "-":
        print_grade(result)
    if report is not None:
        from grader.report.html import HtmlReport  # noqa: PLC0415 - heavy, and only needed here

        written = HtmlReport().write(result, report)
        print(f"report: {written}", file=sys.stderr if json == "-" else sys.stdout)
    sys.exit(exit_status(result))
