"""``grader grade``: one submission, from a file to points, report and exit status."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from grader import catalogue, pipeline
from grader.cli import sandboxes
from grader.cli.verdicts import Teller, exit_status, print_end
from grader.model import Grade, Observation, Suite
from grader.report import plain
from grader.report.atomic import write_text

_STANDARD_OUTPUT = ("-", "/dev/stdout")


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
    telling = json not in _STANDARD_OUTPUT
    if telling:
        print(f"{loaded.title} · {path.name}")
    with sandboxes.chosen(sandbox) as chosen:
        teller = Teller(loaded.checks[Suite.HIDDEN]) if telling else None
        result = pipeline.grade(loaded, path, chosen, deliver=teller or _keep_quiet)
    if telling:
        print_end(result)
    if json is not None:
        _write_json(result, json)
    if report is not None:
        from grader.report.html import HtmlReport  # noqa: PLC0415 - heavy, and only needed here

        written = HtmlReport().write(result, report)
        print(f"report: {written}", file=sys.stdout if telling else sys.stderr)
    sys.exit(exit_status(result))


def _keep_quiet(_: Observation) -> None:
    """Say nothing: standard output is for the JSON."""


def _write_json(grade: Grade, where: str) -> None:
    text = plain.to_text(grade, staff_notes=True)  # whoever has the checks may read the notes
    if where in _STANDARD_OUTPUT:
        sys.stdout.write(text)
    else:
        write_text(Path(where), text)
