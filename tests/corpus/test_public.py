"""The public checks of every exercise: what a student can run without the hidden ones."""

from __future__ import annotations

import pytest

from grader import catalogue
from grader.model import Outcome, Suite
from grader.pipeline import grade
from grader.sandbox.local import LocalSandbox
from grader.settings import REPOSITORY

EXERCISES = REPOSITORY / "exercises"


@pytest.mark.parametrize("name", catalogue.find_all(EXERCISES))
def test_the_reference_passes_and_the_starter_runs(name: str) -> None:
    exercise = catalogue.load(name, EXERCISES)
    reference = REPOSITORY / "solutions" / name / "reference.py"

    right = grade(exercise, reference, LocalSandbox(), suite=Suite.PUBLIC)
    start = grade(exercise, exercise.folder / "starter.py", LocalSandbox(), suite=Suite.PUBLIC)

    assert right.full, [(check.id, check.message) for check in right.checks]
    assert right.suite is Suite.PUBLIC
    assert start.outcome is Outcome.GRADED, [check.staff_note for check in start.checks]
