"""``grader image``: the image in which submissions run."""

from __future__ import annotations

import contextlib
import sys
from typing import Annotated

import typer

from grader.sandbox import image
from grader.sandbox.engine import connect

app = typer.Typer(help="The image in which submissions run.", no_args_is_help=True)


@app.callback()
def _group() -> None:
    """The image in which submissions run."""


@app.command("build")
def build(
    *,
    force: Annotated[
        bool, typer.Option("--force", help="Build every layer anew, for security updates.")
    ] = False,
    base: Annotated[
        image.BaseKind, typer.Option(help="What to build on; auto takes what can be had.")
    ] = image.BaseKind.AUTO,
) -> None:
    """Build the image where it is missing, and print its tag."""
    with contextlib.closing(connect()) as client:
        made = image.build(
            client,
            progress=lambda line: print(f"image: {line}", file=sys.stderr),
            force=force,
            base=base,
        )
    print(f"{made.tag} ({made.digest}, on {made.base})")
