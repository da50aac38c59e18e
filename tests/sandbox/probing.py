"""Asking the inside of a sandbox: an exercise whose driver looks around and whose check tells."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from grader import catalogue
from grader.model import Exercise
from grader.pipeline import grade
from grader.sandbox.interface import Sandbox

MANIFEST = """\
title: A look around
kind: explored
runtime: python-3.13
file: probe.py
topics: [isolation]
lesson: [what a guest can see]
profile: threads
api:
  nothing: {kind: value}
"""
CHECK = """\
import json

from grader.harness import check


@check("Tells what the driver saw", points=1, hint="never passes")
def test_tells(call):
    raise AssertionError(json.dumps(call("look")))
"""


def exercise(folder: Path, driver: str) -> Exercise:
    """Make an exercise whose driver has a function ``look`` that returns plain data."""
    home = folder / "probe"
    for suite in ("public", "hidden"):
        (home / suite).mkdir(parents=True, exist_ok=True)
        (home / suite / "drivers.py").write_text(driver)
        (home / suite / "test_probe.py").write_text(CHECK)
    (home / "exercise.yaml").write_text(MANIFEST)
    (home / "handout.md").write_text("Look around.\n")
    (home / "starter.py").write_text("# nothing\n")
    return catalogue.load(home)


def look(sandbox: Sandbox, folder: Path, driver: str, submission: str = "nothing = None\n") -> Any:
    """Run a driver in a sandbox and return what its ``look`` returned."""
    loaded = exercise(folder, driver)
    path = folder / "probe.py"
    path.write_text(submission)
    result = grade(loaded, path, sandbox)
    (check,) = result.checks
    assert check.message.startswith(("{", "[")), (check.verdict, check.message, check.staff_note)
    return json.loads(check.message)
