"""The page of the lesson tells the truth about the exercises that it says exist."""

from __future__ import annotations

import re

import pytest

from grader import catalogue
from grader.catalogue.curriculum import SECTIONS
from tests.curriculum import EXERCISES, PAGE, render

TEXT = PAGE.read_text(encoding="utf-8")
LINKED = sorted(set(re.findall(r"\]\(\.\./exercises/([^/]+)/handout\.md\)", TEXT)))
MAKE = "run `make curriculum`"


@pytest.mark.parametrize("name", catalogue.find_all(EXERCISES))
def test_every_exercise_is_listed(name: str) -> None:
    planned = re.findall(r"^Planned: (.*)$", TEXT, re.MULTILINE)

    assert f"**[{name}](" in TEXT or name in ", ".join(planned).split(", "), MAKE


@pytest.mark.parametrize("name", LINKED)
def test_every_exercise_that_is_linked_is_there(name: str) -> None:
    assert catalogue.load(name, EXERCISES)
    assert (EXERCISES / name / "handout.md").is_file()


def test_every_line_of_the_lesson_stands_there_with_all_who_practise_it() -> None:
    for line in (line for section in SECTIONS for line in section.lines):
        (row,) = re.findall(rf"^\| {re.escape(line.text)} \| (.*) \|$", TEXT, re.MULTILINE)

        assert re.findall(r"(?:^|, )\[?([a-z-]+)", row) == list(line.practised_by), MAKE


def test_the_page_says_what_the_manifests_say_but_for_exercises_added_since() -> None:
    exercises = {name: catalogue.load(name, EXERCISES) for name in LINKED}

    assert render(exercises) == TEXT, MAKE
