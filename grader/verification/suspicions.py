"""What the sources of an exercise's checks give reason to doubt; heuristics, each with its line.

A driver runs beside the student's code, so an expected value in it is one that a submission can
read. A check of an explored exercise decides over all schedules, so a clock or a large repeat count
in it means that it hopes instead.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from grader.catalogue import suite_files
from grader.model import Exercise, Suite
from grader.verification.matrix import Problem

MOST_REPEATS = 50
_EXPECTATION = re.compile(r"(^|_)(expect(ed|ation)?|wanted|correct|solution)($|_)", re.IGNORECASE)
_CLOCKS = frozenset({"time", "perf_counter", "monotonic", "process_time", "thread_time"})


def suspicions(exercise: Exercise) -> tuple[Problem, ...]:
    """Return what looks wrong in the sources of the hidden checks and drivers."""
    found: list[Problem] = []
    for name, text in suite_files(exercise, Suite.HIDDEN).items():
        tree = ast.parse(text, name)
        if name == "drivers.py":
            found += _expectations(tree)
        elif name.startswith("test_") and exercise.kind == "explored":
            found += _hopes(tree, name)
    return tuple(found)


def _expectations(tree: ast.Module) -> Iterator[Problem]:
    for node in ast.walk(tree):
        where = f"hidden/drivers.py:{getattr(node, 'lineno', 0)}"
        match node:
            case ast.Assert():
                yield Problem(where=where, text="a driver judges (assert); let the check do that")
            case ast.Name(id=name) | ast.arg(arg=name) if _EXPECTATION.search(name):
                yield Problem(where=where, text=f"a driver seems to hold what is right ({name})")
            case _:
                pass


def _hopes(tree: ast.Module, file: str) -> Iterator[Problem]:
    for node in ast.walk(tree):
        where = f"hidden/{file}:{getattr(node, 'lineno', 0)}"
        match node:
            case ast.Call(func=ast.Attribute(value=ast.Name(id="time"), attr=name)):
                if name in _CLOCKS:
                    yield Problem(where=where, text=f"an explored check reads a clock ({name})")
            case ast.ImportFrom(module="time"):
                yield Problem(where=where, text="an explored check imports from time")
            case ast.Call(func=ast.Name(id="range"), args=[*_, ast.Constant(value=int(count))]):
                if count > MOST_REPEATS:
                    yield Problem(where=where, text=f"an explored check repeats {count} times")
            case _:
                pass
