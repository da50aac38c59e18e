"""What ``grader grade`` does once it has a sandbox."""

from __future__ import annotations

import sys
from pathlib import Path

from grader import catalogue, pipeline
from grader.cli.verdicts import Teller, exit_status, print_end
from grader.cli.writing import Wish
from grader.model import Observation, Suite
from grader.report import account
from grader.report.workflow import disarmed
from grader.sandbox.interface import Sandbox


def grade(
    exercise: str,
    path: Path,
    sandbox: Sandbox,
    *,
    report: Path | None = None,
    wishes: tuple[Wish, ...] = (),
) -> int:
    """Grade one submission, tell how it goes and write what was asked for.

    Args:
        exercise: Name or folder.
        path: The file as handed in.
        sandbox: Where its code runs.
        report: Folder for an HTML page.
        wishes: Reports in other formats.

    Returns:
        The exit status.
    """
    loaded = catalogue.load(exercise)
    telling = not any(wish.prints for wish in wishes)
    if telling:
        print(disarmed(f"{loaded.title} · {account.name(path.name)}"), flush=True)
    teller = Teller(loaded.checks[Suite.HIDDEN]) if telling else None
    result = pipeline.grade(loaded, path, sandbox, deliver=teller or _keep_quiet)
    if telling:
        print_end(result)
    for wish in wishes:
        wish.grant(result)
    if report is not None:
        from grader.report.html import HtmlReport  # noqa: PLC0415 - heavy, and only needed here

        written = HtmlReport().write(result, report)
        print(f"report: {written}", file=sys.stdout if telling else sys.stderr)
    return exit_status(result)


def _keep_quiet(_: Observation) -> None:
    """Say nothing: standard output is for a report."""
