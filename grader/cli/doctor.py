"""``grader doctor``: says what is wrong with this machine, and mends what it can."""

from __future__ import annotations

import dataclasses
import json
import sys
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from grader.errors import ReportError
from grader.sandbox.doctor import Finding, State, examine, mend

SCHEMA = "concurrency-grader/doctor/1"
_COLOURS = {State.OK: "green", State.WARNING: "yellow", State.PROBLEM: "red"}


def doctor(
    *,
    fix: Annotated[
        bool, typer.Option("--fix", help="Start the engine, build the image, remove leftovers.")
    ] = False,
    quiet: Annotated[
        bool, typer.Option("--quiet", help="Say nothing where nothing is wrong.")
    ] = False,
    json_file: Annotated[
        Path | None, typer.Option("--json", metavar="FILE", help="Write JSON; - is stdout.")
    ] = None,
) -> None:
    """Examine this machine; exit status 1 when a problem is left."""
    findings = examine()
    if fix and any(finding.fixable for finding in findings):
        failures = mend(findings, progress=lambda line: print(f"doctor: {line}", file=sys.stderr))
        for failure in failures:
            print(f"doctor: {failure}", file=sys.stderr)
        findings = examine()
    if json_file is not None:
        _write(json_file, findings)
    if str(json_file) != "-":
        show(findings, quiet=quiet)
    if not healthy(findings):
        raise typer.Exit(1)


def healthy(findings: tuple[Finding, ...]) -> bool:
    """Return whether no problem is among the findings."""
    return all(finding.state is not State.PROBLEM for finding in findings)


def show(findings: tuple[Finding, ...], *, quiet: bool) -> None:
    """Print findings: a table on a terminal, a line each elsewhere."""
    shown = [finding for finding in findings if not quiet or finding.state is not State.OK]
    console = Console()
    if not console.is_terminal:
        for finding in shown:
            line = f"{finding.state.value:8} {finding.name:10} {finding.found}"
            print(f"{line} -> {finding.mend}" if finding.mend else line)
    elif shown:
        table = Table("", "", "Found", "What to do", box=None)
        for finding in shown:
            state = Text(finding.state.value, style=_COLOURS[finding.state])
            table.add_row(state, *map(Text, (finding.name, finding.found, finding.mend)))
        console.print(table)


def as_json(findings: tuple[Finding, ...]) -> str:
    """Return findings as a JSON document."""
    rows = [{**dataclasses.asdict(each), "state": each.state.value} for each in findings]
    document = {"schema": SCHEMA, "healthy": healthy(findings), "findings": rows}
    return json.dumps(document, indent=2, ensure_ascii=False) + "\n"


def _write(path: Path, findings: tuple[Finding, ...]) -> None:
    if str(path) == "-":
        sys.stdout.write(as_json(findings))
        return
    try:
        path.write_text(as_json(findings), encoding="utf-8")
    except OSError as error:
        raise ReportError(f"{str(path)!r} could not be written: {error.strerror}") from error
