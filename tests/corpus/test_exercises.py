"""Every exercise is proved in the real sandbox: right solutions pass, each mistake is caught."""

from __future__ import annotations

import pytest

from grader import catalogue
from grader.sandbox.interface import Sandbox
from grader.settings import REPOSITORY
from grader.verification import rendering
from grader.verification.verifying import verify

EXERCISES = REPOSITORY / "exercises"


@pytest.mark.docker
@pytest.mark.slow
@pytest.mark.timeout(900)
@pytest.mark.parametrize("name", catalogue.find_all(EXERCISES))
def test_an_exercise_is_fit_to_be_published(name: str, docker_sandbox: Sandbox) -> None:
    matrix = verify(catalogue.load(name, EXERCISES), docker_sandbox)

    assert matrix.publishable, rendering.text(matrix)
