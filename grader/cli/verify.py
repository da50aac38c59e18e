"""``grader verify``: proves exercises before they are published."""

from __future__ import annotations

import contextlib
import json
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from grader import catalogue
from grader.cli import sandboxes
from grader.model import Exercise
from grader.report.atomic import write_text
from grader.verification import page, rendering
from grader.verification.matrix import Matrix
from grader.verification.solutions import Solution, find
from grader.verification.verifying import verify as verify_one


def verify(
    exercises: Annotated[
        list[str] | None, typer.Argument(help="Names or folders; all exercises unless given.")
    ] = None,
    jobs: Annotated[
        int, typer.Option(min=1, max=64, help="How many solutions run at the same time.")
    ] = os.cpu_count() or 1,
    json_file: Annotated[
        str | None,
        typer.Option(
            "--json", metavar="FILE", help="Write the matrices as JSON; - for the terminal."
        ),
    ] = None,
    html: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write the matrices as a page.")
    ] = None,
    sandbox: Annotated[
        sandboxes.Choice, typer.Option(help="Where the solutions run; local is without isolation.")
    ] = sandboxes.Choice.DOCKER,
) -> None:
    """Run every known solution of exercises, and print which check catches which mistake.

    Fails when a right solution loses a point, a mistake is not caught as it says, a check has no
    mistake that proves it, two runs differ, or the checks look as if they hoped instead of proved.
    Exit status: 0 fit to be published, 1 not, 2 wrong use, 3 the grader's own fault.
    """
    loaded = [catalogue.load(name) for name in exercises or catalogue.find_all()]
    matrices = []
    with sandboxes.chosen(sandbox) as chosen:
        for exercise in loaded:
            with _progress(exercise) as done:
                matrix = verify_one(exercise, chosen, jobs=jobs, done=done)
            matrices.append(matrix)
            if json_file != "-":
                print(rendering.text(matrix), end="\n\n", flush=True)
    _write(matrices, json_file, html)
    raise typer.Exit(0 if all(matrix.publishable for matrix in matrices) else 1)


def _write(matrices: list[Matrix], json_file: str | None, html: Path | None) -> None:
    if json_file is not None:
        text = json.dumps(rendering.plain(matrices), indent=2) + "\n"
        if json_file == "-":
            sys.stdout.write(text)
        else:
            write_text(Path(json_file), text)
    if html is not None:
        write_text(html, page.render(matrices))


@contextlib.contextmanager
def _progress(exercise: Exercise) -> Iterator[Callable[[Solution], None]]:
    """Show how far it is: a bar on a terminal, nothing elsewhere."""
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(f"verifying {exercise.id}", total=len(find(exercise)))
        yield lambda _: bar.advance(task)
