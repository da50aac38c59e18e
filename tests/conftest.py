"""What every test can ask for."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from grader import catalogue
from grader.errors import SandboxUnavailable
from grader.model import Exercise, Limits
from grader.sandbox.docker import DockerSandbox
from grader.settings import REPOSITORY, settings


@pytest.fixture(scope="session")
def race_counter() -> Exercise:
    return catalogue.load("race-counter", REPOSITORY / "exercises")


@pytest.fixture(scope="session")
def docker_sandbox() -> Iterator[DockerSandbox]:
    """The real sandbox; without an engine a laptop skips and CI fails."""
    sandbox = DockerSandbox()
    try:
        sandbox.open(Limits()).close()
    except SandboxUnavailable as error:
        if settings().ci:
            pytest.fail(f"CI must have the sandbox: {error}")
        pytest.skip(f"no sandbox on this machine: {error}")
    yield sandbox
    sandbox.close()
