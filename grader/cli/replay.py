"""``grader replay``: a schedule that was found before, step by step."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from grader import explore as engine
from grader.cli.ownfile import readable, term, width
from grader.errors import UsageError


def replay(
    file: Annotated[Path, typer.Argument(help="The file that was explored.")],
    token: Annotated[str, typer.Argument(help="What `grader explore` printed for the schedule.")],
    scenario: Annotated[
        str, typer.Option(metavar="NAME", help="The function that starts the threads.")
    ] = "scenario",
) -> None:
    """Replay one schedule of a file and show its steps."""
    readable(file, scenario)
    try:
        found = engine.replay(file, token, scenario)
    except engine.TokenError as error:
        raise UsageError(
            f"this token does not fit {file}: {error}. It must be whole, and the file unchanged."
        ) from error
    print(f"{term(found.ending.value)}\n")
    print(engine.render(found, width=width()))
