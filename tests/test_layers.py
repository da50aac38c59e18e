"""Imports go one way, so that every part can be read, tested and replaced on its own."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from grader.settings import REPOSITORY

PACKAGE = REPOSITORY / "grader"
ALLOWED = {
    "model": set(),
    "errors": set(),
    "settings": {"errors"},
    "explore": set(),
    "observe": {"model", "errors"},
    "harness": {"model", "errors", "explore", "observe"},
    "catalogue": {"model", "errors", "settings"},
    "submission": {"model", "errors"},
    "scoring": {"model", "errors"},
    "report": {"model", "errors", "settings"},
    "sandbox": {"model", "errors", "settings", "harness"},
    "pipeline": {"model", "errors", "settings", "catalogue", "submission", "scoring", "sandbox"},
    "verification": {
        "model",
        "errors",
        "settings",
        "catalogue",
        "sandbox",
        "report",
        "pipeline",
    },
    "batch": {"model", "errors", "settings", "catalogue", "sandbox", "report", "pipeline"},
    "service": {"model", "errors", "settings", "catalogue", "report", "pipeline", "batch"},
    "ci": {"model", "errors", "settings", "catalogue", "report", "pipeline", "batch", "sandbox"},
}
"""What each part may import beside itself; ``cli`` is outermost and may import all."""
FREE = {"cli", "__main__", "__init__"}
STANDARD_LIBRARY_AND = {"explore": {"greenlet"}, "model": set(), "errors": set()}


def part_of(path: Path) -> str:
    first = path.relative_to(PACKAGE).parts[0]
    return first.removesuffix(".py")


def imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}:{node.lineno} imports relatively"
            names = [f"{node.module}.{alias.name}" for alias in node.names]
            yield from names if node.module == "grader" else [str(node.module)]


SOURCES = sorted(PACKAGE.rglob("*.py"))


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_module_imports_only_what_its_layer_may(path: Path) -> None:
    part = part_of(path)
    if part in FREE:
        return
    assert part in ALLOWED, f"say in {__file__} what {part} may import"
    for name in imported(path):
        top, _, rest = name.partition(".")
        if top == "grader":
            other = rest.split(".")[0]
            assert other == part or other in ALLOWED[part], f"{path} imports {name}"


@pytest.mark.parametrize("part", STANDARD_LIBRARY_AND)
def test_what_goes_into_the_sandbox_carries_little(part: str) -> None:
    for path in SOURCES:
        if part_of(path) == part:
            tops = {name.partition(".")[0] for name in imported(path)}
            foreign = tops - set(sys.stdlib_module_names) - {"grader"} - STANDARD_LIBRARY_AND[part]
            assert not foreign, f"{path} imports {foreign}"


def test_only_settings_reads_the_environment_and_only_the_command_line_prints() -> None:
    for path in SOURCES:
        part = part_of(path)
        text = path.read_text(encoding="utf-8")
        if part not in {"settings", "harness", "sandbox", "explore"}:
            assert "os.environ" not in text, f"{path} reads the environment"
        calls = [
            node.func.id
            for node in ast.walk(ast.parse(text))
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
        ]
        if part not in FREE:
            assert "print" not in calls, f"{path} prints"
