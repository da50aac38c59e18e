"""``grader verify``: proves exercises before they are published."""

from __future__ import annotations

import contextlib
import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from grader import catalogue
from grader.cli import sandboxes
from grader.errors import ManifestError
from grader.model import Exercise
from grader.report.atomic import write_text
from grader.settings import processors
from grader.verification import page, rendering
from grader.verification.matrix import Matrix
from grader.verification.verifying import RUNS, Work, prepare
from grader.verification.verifying import verify as verify_all

_UNUSABLE = 2


def verify(
    exercises: Annotated[
        list[str] | None, typer.Argument(help="Names or folders; all exercises unless given.")
    ] = None,
    repeat: Annotated[
        int, typer.Option(min=1, max=1000, help="How often each solution runs; 1 compares nothing.")
    ] = RUNS,
    jobs: Annotated[
        int, typer.Option(min=1, max=64, help="How many run at the same time.")
    ] = processors(),
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

    Fails when a right solution loses a point or a public check, a mistake is not caught as it says, a check has no
    mistake that proves it, two runs differ, the starter is finished or does not import, or the
    checks look as if they told or hoped instead of proving.
    Exit status: 0 fit to be published, 1 not, 2 wrong use or an exercise that cannot be run, 3 the
    grader's own fault.
    """
    works, broken = _prepared(exercises or catalogue.find_all())
    matrices = []
    if works:
        gradings = sum(repeat * len(work.solutions) + 1 for work in works)
        with sandboxes.chosen(sandbox, cells=jobs, refill=True) as chosen, _shown(gradings) as done:
            for matrix in verify_all(works, chosen, runs=repeat, jobs=jobs, done=done):
                matrices.append(matrix)
                if json_file != "-":
                    print(rendering.text(matrix), end="\n\n", flush=True)
    _write(matrices, json_file, html)
    publishable = all(matrix.publishable for matrix in matrices)
    raise typer.Exit(_UNUSABLE if broken else int(not publishable))


def _prepared(names: list[str] | tuple[str, ...]) -> tuple[list[Work], bool]:
    """Load exercises; tell the mistakes of those that cannot be run, which hide no others."""
    works, broken = [], False
    for name in names:
        try:
            works.append(prepare(catalogue.load(name)))
        except ManifestError as error:
            print(f"grader: {error}", file=sys.stderr)
            broken = True
    return works, broken


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
def _shown(gradings: int) -> Iterator[Callable[[Exercise], None]]:
    """Show how far it is: a bar on a terminal, nothing elsewhere."""
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("verifying", total=gradings)
        yield lambda exercise: bar.update(task, advance=1, description=f"verifying {exercise.id}")
