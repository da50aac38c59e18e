"""``grader new``: an exercise that works, to be changed into one's own."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import Annotated

import typer

from grader.catalogue.scaffolding import scaffold
from grader.cli.kinds import Kind
from grader.cli.pages import Page, near
from grader.settings import REPOSITORY, settings

_ABOUT = {
    Kind.EXPLORED: "a machine that gives out numbers to threads",
    Kind.OBSERVED: "a sum that another process works out",
}


def new(
    exercise: Annotated[
        str, typer.Argument(help="The new exercise's id: lower-case words joined by dashes.")
    ],
    kind: Annotated[Kind, typer.Option(help="About threads (explored) or processes (observed).")],
    into: Annotated[
        Path | None,
        typer.Option(
            metavar="DIR",
            help="Folder that holds exercises/ and solutions/; that of the exercises in use, or "
            "the working folder, unless given.",
        ),
    ] = None,
) -> None:
    """Write a small exercise that works, with its solutions, to be changed into one's own.

    It can be verified at once. Nothing is written unless all of it is.
    """
    exercises = _exercises(into)
    solutions = exercises.resolve().parent / "solutions"
    scaffold(exercise, kind.value, exercises=exercises, solutions=solutions)
    folder = near(exercises / exercise)
    _tell(folder, near(solutions / exercise), _named(exercise, exercises), _ABOUT[kind])


def _exercises(into: Path | None) -> Path:
    """Return the folder for the exercise; the grader's own one only where one works in that."""
    if into is not None:
        return into / "exercises"
    used = settings().exercises
    return Path.cwd() / "exercises" if used == REPOSITORY / "exercises" else used


def _named(exercise: str, exercises: Path) -> str:
    """Return how other commands find the exercise: by its id, or by its folder."""
    found = exercises.resolve() in {
        settings().exercises.resolve(),
        (Path.cwd() / "exercises").resolve(),
    }
    return shlex.quote(exercise if found else str(near(exercises / exercise)))


def _tell(exercise: Path, solutions: Path, named: str, about: str) -> None:
    page = Page()
    page.head("Written")
    page.items((f"{exercise}: {about}", f"{solutions}: its known solutions, right and wrong"))
    page.head("It works as it is. See for yourself")
    page.lines(f"grader verify {named}", f"grader show {named}")
    page.text("Without Docker: add --sandbox local to verify.")
    page.head("Then make it yours, and verify again after each step")
    page.items(
        (
            "handout.md, exercise.yaml, starter.py: what is asked for",
            "reference.py and alternatives/: what is right",
            "hidden/ and public/: drivers.py uses the student's code, test_*.py decides",
            "mistakes/: what is wrong, and which check must catch it",
        )
    )
    page.text("docs/write-an-exercise.md leads through it.")
