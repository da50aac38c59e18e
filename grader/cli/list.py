"""``grader list``: every exercise, in the order of the lesson."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from grader import catalogue
from grader.catalogue.curriculum import SECTIONS, section_of
from grader.cli.kinds import Kind
from grader.cli.pages import Page
from grader.errors import ManifestError
from grader.model import Exercise
from grader.report.atomic import write_text
from grader.report.wording import counted

SCHEMA = "concurrency-grader/exercises/1"
_BROKEN = 2


def list_(
    kind: Annotated[
        Kind | None, typer.Option(help="Threads (explored) or processes (observed) only.")
    ] = None,
    json_file: Annotated[
        str | None,
        typer.Option("--json", metavar="FILE", help="Write the list as JSON; - for the terminal."),
    ] = None,
) -> None:
    """List every exercise, in the order of the lesson.

    Exercises with mistakes are listed with them. Exit status: 0, or 2 when there are any.
    """
    loaded, broken = catalogue.load_all()
    wanted = sorted(
        (exercise for exercise in loaded if kind is None or exercise.kind == kind.value),
        key=_place,
    )
    if json_file is not None:
        text = json.dumps(_plain(wanted, broken), indent=2, ensure_ascii=False) + "\n"
        if json_file == "-":
            sys.stdout.write(text)
        else:
            write_text(Path(json_file), text)
    if json_file != "-":
        _show(wanted, broken)
    raise typer.Exit(_BROKEN if broken else 0)


def _place(exercise: Exercise) -> tuple[int, int, str]:
    """Return where an exercise stands: as in the lesson, somebody's own ones last."""
    section = section_of(exercise.id)
    if section is None:
        return len(SECTIONS) + 1, 0, exercise.id
    return section.number, section.exercises.index(exercise.id), exercise.id


def _head(exercise: Exercise) -> str:
    section = section_of(exercise.id)
    return f"{section.number} · {section.title}" if section else "Beside the lesson"


def _show(exercises: list[Exercise], broken: dict[str, ManifestError]) -> None:
    page = Page()
    under = ""
    for exercise in exercises:
        if _head(exercise) != under:
            under = _head(exercise)
            page.head(under)
        points = counted(exercise.max_points(), "point")
        page.text(f"{exercise.id} ({exercise.kind}, {points})")
        page.text(exercise.title, depth=1)
        page.text(", ".join(exercise.topics), depth=1)
    if broken:
        page.head("With mistakes, so that they cannot be used")
    for name, error in broken.items():
        page.text(name)
        for mistake in error.mistakes:
            page.text(str(mistake), depth=1)
    total = counted(sum(exercise.max_points() for exercise in exercises), "point")
    page.head(f"{counted(len(exercises), 'exercise')}, {total}")


def _plain(exercises: list[Exercise], broken: dict[str, ManifestError]) -> dict[str, Any]:
    """Return the list as JSON types."""
    return {
        "schema": SCHEMA,
        "exercises": [_plain_exercise(exercise) for exercise in exercises],
        "broken": [
            {"id": name, "mistakes": [str(mistake) for mistake in error.mistakes]}
            for name, error in broken.items()
        ],
    }


def _plain_exercise(exercise: Exercise) -> dict[str, Any]:
    section = section_of(exercise.id)
    return {
        "id": exercise.id,
        "title": exercise.title,
        "kind": exercise.kind,
        "points": exercise.max_points(),
        "topics": [*exercise.topics],
        "lesson": [*exercise.lesson],
        "section": {"number": section.number, "title": section.title} if section else None,
        "file": exercise.file,
        "folder": str(exercise.folder),
    }
