from __future__ import annotations

import pytest

from grader import catalogue
from grader.catalogue.curriculum import SECTIONS, section_of
from grader.settings import REPOSITORY

ALL = [name for section in SECTIONS for name in section.exercises]


def test_the_lesson_has_31_exercises_each_in_one_section() -> None:
    assert len(ALL) == len(set(ALL)) == 31
    assert [section.number for section in SECTIONS] == list(range(1, 8))


def test_every_exercise_practises_a_line_of_its_own_section() -> None:
    for section in SECTIONS:
        practised = {name for line in section.lines for name in line.practised_by}

        assert set(section.exercises) <= practised


def test_every_line_is_practised_by_exercises_of_the_lesson() -> None:
    for line in (line for section in SECTIONS for line in section.lines):
        assert line.practised_by
        assert set(line.practised_by) <= set(ALL), line.text


@pytest.mark.parametrize("name", catalogue.find_all(REPOSITORY / "exercises"))
def test_every_exercise_has_its_place(name: str) -> None:
    assert section_of(name) is not None, f"give {name} its place in grader/catalogue/curriculum.py"


def test_an_exercise_of_ones_own_needs_none() -> None:
    assert section_of("my-own") is None
