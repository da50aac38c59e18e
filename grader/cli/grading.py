"""What ``grader grade`` does once it has a sandbox."""

from __future__ import annotations

import sys
from pathlib import Path

from grader import catalogue, pipeline
from grader.cli.verdicts import Teller, exit_status, print_end
from grader.model import Grade, Observation, Suite
from grader.report import plain
from grader.report.atomic import write_text
from grader.sandbox.interface import Sandbox

_STANDARD_OUTPUT = ("-", "/dev/stdout")


def grade(
    exercise: str, path: Path, sandbox: Sandbox, *, report: Path | None, json: str | None
) -> int:
    """Grade one submission, tell how it goes and write what was asked for.

    Args:
        exercise: Name or folder.
        path: The file as handed in.
        sandbox: Where its code runs.
        report: Folder for an HTML page.
        json: File for the record; a dash for standard output.

    Returns:
        The exit status.
    """
    loaded = catalogue.load(exercise)
    telling = json not in _STANDARD_OUTPUT
    if telling:
        print(f"{loaded.title} · {path.name}", flush=True)
    teller = Teller(loaded.checks[Suite.HIDDEN]) if telling else None
    result = pipeline.grade(loaded, path, sandbox, deliver=teller or _keep_quiet)
    if telling:
        print_end(result)
    if json is not None:
        _write_json(result, json)
    if report is not None:
        from grader.report.html import HtmlReport  # noqa: PLC0415 - heavy, and only needed here

        written = HtmlReport().write(result, report)
        print(f"report: {written}", file=sys.stdout if telling else sys.stderr)
    return exit_status(result)


def _keep_quiet(_: Observation) -> None:
    """Say nothing: standard output is for the JSON."""


def _write_json(grade: Grade, where: str) -> None:
    text = plain.to_text(grade, staff_notes=True)  # whoever has the checks may read the notes
    if where in _STANDARD_OUTPUT:
        sys.stdout.write(text)
    else:
        write_text(Path(where), text)
