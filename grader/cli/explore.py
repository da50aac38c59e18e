"""``grader explore``: one's own threaded file, in every interleaving."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from grader import explore as engine
from grader.cli.ownfile import readable, term, width
from grader.report.atomic import write_text

FAILING = 1
_UNSHOWN = "the program blocked the whole process, or does something that the engine does not see"


def explore(
    file: Annotated[Path, typer.Argument(help="A Python file with a function scenario().")],
    scenario: Annotated[
        str, typer.Option(metavar="NAME", help="The function that starts the threads.")
    ] = "scenario",
    seconds: Annotated[
        float,
        typer.Option(min=0.1, max=3600, help="Processor time to spend; most files need far less."),
    ] = 5.0,
    json_file: Annotated[
        str | None,
        typer.Option(
            "--json", metavar="FILE", help="Write the result as JSON; - for the terminal."
        ),
    ] = None,
) -> None:
    """Run a file's scenario in every interleaving, and show the shortest one that fails.

    The scenario fails when it, or one of its threads, raises; when it deadlocks; when it never
    ends. Exit status: 0 no schedule fails, 1 one does, 2 wrong use, 3 the engine's own fault.
    """
    readable(file, scenario)
    report = engine.explore(file, scenario, seconds=seconds)
    if json_file is not None:
        text = json.dumps(_plain(report), indent=2) + "\n"
        if json_file == "-":
            sys.stdout.write(text)
        else:
            write_text(Path(json_file), text)
    if json_file != "-":
        _tell(report)
    raise typer.Exit(0 if report.ok else FAILING)


def _plain(report: engine.Report) -> dict[str, Any]:
    """Return a result as JSON types."""
    exploration = engine.to_plain(report.exploration)
    failure = None if report.failure is None else engine.to_plain(report.failure)
    return {
        "schema": "concurrency-grader/exploration/1",
        "verdict": term(report.verdict),
        "outcomes": exploration["outcomes"],
        "schedules": report.exploration.schedules,
        "exhausted": report.exploration.exhausted,
        "bound": report.exploration.bound,
        "seconds": round(report.exploration.seconds, 4),
        "schedules_to_failure": None if report.ok else report.schedules_to_failure,
        "preemptions": None if report.failure is None else report.failure.preemptions,
        "token": None if report.failure is None else report.failure.token,
        "trace": failure,
    }


def _tell(report: engine.Report) -> None:
    """Print a result for a person."""
    found = report.exploration
    many = f"{found.schedules} schedule{'' if found.schedules == 1 else 's'}"
    if report.ok:
        if found.exhausted:
            print(f"ok: no failure in any interleaving ({many}, {found.bound})")
        else:
            covered = f"; {found.bound} are covered" if found.bound else ""
            print(f"ok so far: no failure in {many}, and there are more{covered}")
        return
    print(f"{term(report.verdict)} (found in schedule {report.schedules_to_failure} of {many})\n")
    if report.failure is None:
        known = [outcome.error.message for outcome in report.outcomes if outcome.error is not None]
        print(
            "There is no schedule to show: "
            + (known[0] if report.verdict == "crashed" and known else _UNSHOWN)
            + "."
        )
    else:
        print(engine.render(report.failure, width=width()))
