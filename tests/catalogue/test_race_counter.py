"""The exercise race-counter is complete, and its demonstration files are where they are expected."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from grader.catalogue import load
from grader.model import NameKind, RequiredName, Suite, Verdict
from grader.settings import REPOSITORY

EXERCISES = REPOSITORY / "exercises"
SOLUTIONS = REPOSITORY / "solutions" / "race-counter"
MISTAKES = sorted((SOLUTIONS / "mistakes").glob("*.py"))


def test_it_loads_with_ten_points_and_its_contract() -> None:
    found = load("race-counter", root=EXERCISES)

    assert found.max_points() == 10
    assert found.checks[Suite.PUBLIC]
    assert found.api == (
        RequiredName(
            name="Counter", kind=NameKind.CLASS, methods=("increment",), attributes=("value",)
        ),
    )


def test_its_first_check_is_what_one_thread_does() -> None:
    found = load("race-counter", root=EXERCISES)

    assert found.checks[Suite.HIDDEN][0].id == found.checks[Suite.PUBLIC][0].id
    assert found.checks[Suite.HIDDEN][0].id == "one-thread-can-count"


def test_solutions_are_there() -> None:
    assert (SOLUTIONS / "reference.py").is_file()
    assert len(list((SOLUTIONS / "alternatives").glob("*.py"))) >= 6
    assert {"no_lock.py", "acquired_twice.py"} <= {path.name for path in MISTAKES}


@pytest.mark.parametrize("path", MISTAKES, ids=lambda path: path.stem)
def test_a_mistake_names_the_checks_and_the_verdict_that_catch_it(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    head = re.match(r"# caught-by: (.+)\n# verdict: (.+)\n# why: .+\n\n", text)
    known = {check.id for check in load("race-counter", root=EXERCISES).checks[Suite.HIDDEN]}

    assert head
    assert set(head[1].split(", ")) <= known
    assert Verdict(head[2]).value == head[2]
