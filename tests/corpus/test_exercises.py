"""Every exercise is proved in the real sandbox: right solutions pass, each mistake is caught.

Once: that two runs do not differ is for `make verify` to show.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from grader import catalogue
from grader.model import Limits
from grader.sandbox.docker import DockerSandbox
from grader.sandbox.interface import Sandbox
from grader.sandbox.warm import WarmSandbox
from grader.settings import REPOSITORY, processors
from grader.verification import rendering
from grader.verification.verifying import prepare, verify

EXERCISES = REPOSITORY / "exercises"


@pytest.fixture(scope="module")
def sandbox(docker_sandbox: Sandbox) -> Iterator[Sandbox]:
    del docker_sandbox  # skips or fails where there is no engine
    warm = WarmSandbox(DockerSandbox(), Limits(), cells=processors(), refill=True)
    yield warm
    warm.close()


@pytest.mark.docker
@pytest.mark.slow
@pytest.mark.timeout(900)
@pytest.mark.parametrize("name", catalogue.find_all(EXERCISES))
def test_an_exercise_is_fit_to_be_published(name: str, sandbox: Sandbox) -> None:
    work = prepare(catalogue.load(name, EXERCISES))

    (matrix,) = verify([work], sandbox, runs=1, jobs=processors())

    assert matrix.publishable, rendering.text(matrix)
