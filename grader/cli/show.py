"""``grader show``: what an exercise asks for, before one begins."""

from __future__ import annotations

import shlex
from collections.abc import Iterator
from typing import Annotated

import typer
from rich.console import Console
from rich.markdown import Markdown

from grader import catalogue
from grader.catalogue.curriculum import section_of
from grader.catalogue.signatures import STARTER, Signature, signatures
from grader.cli.pages import Page, near
from grader.model import Exercise, Limits, Profile, Suite
from grader.report.wording import counted

KIB, MIB = 1024, 1024 * 1024
_KINDS = {
    "explored": "threads, all of whose schedules are tried",
    "observed": "processes, watched from outside",
}
_PROFILES = {
    Profile.THREADS: "no process may be started and no socket opened",
    Profile.PROCESSES: "processes of the same interpreter may be started",
}


def show(
    exercise: Annotated[
        str, typer.Argument(help="Name of an exercise, or a folder that holds one.")
    ],
    *,
    handout: Annotated[
        bool, typer.Option("--handout", help="Show what the student reads instead.")
    ] = False,
) -> None:
    """Show what an exercise asks for, what it is worth and how to begin.

    The handout is set for a terminal, and given as it is written where the output goes elsewhere.
    """
    loaded = catalogue.load(exercise)
    if handout:
        _show_handout(loaded)
    else:
        _show_facts(loaded, exercise)


def _show_handout(exercise: Exercise) -> None:
    text = (exercise.folder / "handout.md").read_text(encoding="utf-8")
    console = Console()
    if console.is_terminal:
        console.print(Markdown(text))
    else:
        print(text, end="")


def _show_facts(exercise: Exercise, named: str) -> None:
    hidden, public = (exercise.checks[suite] for suite in (Suite.HIDDEN, Suite.PUBLIC))
    section = section_of(exercise.id)
    page = Page()
    page.head(f"{exercise.id}: {exercise.title}")
    page.text(f"{exercise.kind} ({_KINDS[exercise.kind]}) · {exercise.runtime}")
    page.head("Lesson")
    if section is not None:
        page.text(f"{section.number} · {section.title}")
    page.items(exercise.lesson)
    page.head("Topics")
    page.text(", ".join(exercise.topics))
    page.head(f"What {exercise.file} must offer")
    for line, depth in _api(signatures(exercise)):
        page.text(line, depth=depth)
    page.head(f"Checks: {exercise.max_points()} points in {counted(len(hidden), 'hidden check')}")
    page.numbers([(check.points, check.title) for check in hidden])
    page.text(f"{counted(len(public), 'public check')}, to be run by oneself, for no points")
    page.head("Limits and policy")
    page.items((*_limits(exercise.limits), _PROFILES[exercise.profile], *_policy(exercise)))
    page.head("To begin")
    starter = shlex.quote(str(near(exercise.folder / STARTER)))
    named = shlex.quote(named)
    page.lines(
        f"cp {starter} {exercise.file}",
        f"grader show {named} --handout",
        f"grader grade {named} {exercise.file}",
    )
    page.text("Without Docker, for one's own code only: add --sandbox local.")


def _api(names: tuple[Signature, ...], depth: int = 0) -> Iterator[tuple[str, int]]:
    for name in names:
        yield name.text, depth
        if name.says:
            yield name.says, depth + 2
        yield from _api(name.members, depth + 1)


def _limits(limits: Limits) -> tuple[str, ...]:
    return (
        f"{limits.check_s:g} s for one question to the code, {limits.total_s:g} s for all",
        f"{limits.memory_bytes // MIB} MiB of memory, "
        f"{limits.processes} threads and processes at one time",
        f"{limits.output_bytes // KIB} KiB of output for one question, "
        f"{limits.source_bytes // KIB} KiB of source",
    )


def _policy(exercise: Exercise) -> tuple[str, ...]:
    if not exercise.forbidden_imports:
        return ()
    return (f"may not be used: {', '.join(exercise.forbidden_imports)}",)
