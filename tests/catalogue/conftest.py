"""A small valid exercise on disk, for tests to spoil."""

from __future__ import annotations

from pathlib import Path

import pytest

MANIFEST = """\
title: A small exercise
kind: explored
runtime: python-3.13
file: small.py
topics: [shared memory]
lesson:
  - Threads share memory.
profile: threads
limits:
  check_s: 3
api:
  Small:
    kind: class
    methods: [grow]
    attributes: [size]
"""

CHECKS = """\
from grader.harness import check

@check("It grows", points=4, hint="Bigger.")
def test_it_grows(explore):
    explore("grow").always(bool, str)
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The folder of a valid exercise called ``small-one``."""
    root = tmp_path / "small-one"
    write(root / "exercise.yaml", MANIFEST)
    write(root / "handout.md", "# Grow\n")
    write(root / "starter.py", "class Small: ...\n")
    for suite in ("public", "hidden"):
        write(root / suite / "drivers.py", "def grow(): ...\n")
        write(root / suite / "test_small.py", CHECKS)
    return root


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
