"""What every test can ask for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from grader import catalogue
from grader.errors import SandboxUnavailable
from grader.model import Exercise
from grader.settings import REPOSITORY, settings

if TYPE_CHECKING:
    from grader.sandbox.docker import DockerSandbox


@pytest.fixture(scope="session")
def race_counter() -> Exercise:
    return catalogue.load("race-counter", REPOSITORY / "exercises")


@pytest.fixture(scope="session")
def docker_sandbox() -> Iterator[DockerSandbox]:
    """The real sandbox; without an engine a laptop skips and CI fails."""
    from grader.sandbox.docker import DockerSandbox

    try:
        sandbox = DockerSandbox()
    except SandboxUnavailable as error:
        if settings().ci:
            pytest.fail(f"CI must have the sandbox: {error}")
        pytest.skip(f"no sandbox on this machine: {error}")
    yield sandbox
    sandbox.close()
