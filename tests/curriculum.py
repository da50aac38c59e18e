"""Writes `docs/curriculum.md`: the lesson, line by line, with the exercises that practise it.

Run as `python -m tests.curriculum` (`make curriculum`). Exercises that do not exist yet are planned.
"""

from __future__ import annotations

from collections.abc import Iterator

from grader import catalogue
from grader.catalogue.curriculum import SECTIONS, Section
from grader.model import Exercise
from grader.settings import REPOSITORY

PAGE = REPOSITORY / "docs" / "curriculum.md"
EXERCISES = REPOSITORY / "exercises"
HEAD = """\
# The lesson and its exercises

The exercises follow one lesson, the difference between a process and a thread. Every line of it is
practised by at least one exercise. *Explored* exercises are about threads, all of whose schedules are
tried; *observed* ones are about processes, which are watched from outside. `grader list` shows what
there is, `grader show EXERCISE` what one asks for.

This page is made by `make curriculum` from `grader/catalogue/curriculum.py` and the exercises.
"""


def render(exercises: dict[str, Exercise]) -> str:
    """Return the page for the exercises that exist."""
    parts = [HEAD]
    for section in SECTIONS:
        parts.append(f"\n## {section.number} · {section.title}\n\n")
        parts += _lines(section, exercises)
        parts += _exercises(section, exercises)
    return "".join(parts)


def _lines(section: Section, exercises: dict[str, Exercise]) -> Iterator[str]:
    yield "| the lesson says | practised by |\n|---|---|\n"
    for line in section.lines:
        yield f"| {line.text} | {', '.join(_link(name, exercises) for name in line.practised_by)} |\n"


def _exercises(section: Section, exercises: dict[str, Exercise]) -> Iterator[str]:
    """Return what the manifests of a section's exercises say."""
    for found in (exercises[name] for name in section.exercises if name in exercises):
        yield f"\n**{_link(found.id, exercises)}** · {found.title} · {found.kind}, "
        yield f"{found.max_points()} points · {', '.join(found.topics)}\n\n"
        yield from (f"- {line}\n" for line in found.lesson)
    planned = [name for name in section.exercises if name not in exercises]
    if planned:
        yield f"\nPlanned: {', '.join(planned)}\n"


def _link(name: str, exercises: dict[str, Exercise]) -> str:
    if name in exercises:
        return f"[{name}](../exercises/{name}/handout.md)"
    return f"{name} (planned)"


def main() -> None:
    """Write the page."""
    loaded, _ = catalogue.load_all(EXERCISES)
    PAGE.write_text(render({exercise.id: exercise for exercise in loaded}), encoding="utf-8")


if __name__ == "__main__":
    main()
