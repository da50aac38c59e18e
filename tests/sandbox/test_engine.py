"""An engine that cannot be reached is one sentence that says what to do."""

from __future__ import annotations

import contextlib
import errno
import gc
import os
import shutil
import socket
import sys
from pathlib import Path

import docker.errors
import pytest
import requests

from grader.errors import SandboxUnavailable
from grader.sandbox import engine
from grader.sandbox.engine import EngineUnavailable, Trouble, connect, translated

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="speaks of sockets in folders")


def sdk_error(cause: OSError) -> docker.errors.DockerException:
    """Wrap an error as the SDK and the libraries below it do."""
    wrapped = requests.ConnectionError(Exception("Connection aborted.", cause))
    error = docker.errors.DockerException(f"Error while fetching server API version: {wrapped}")
    error.__cause__ = wrapped
    return error


@pytest.fixture
def refused(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> None:
    def from_env(**_: object) -> docker.DockerClient:
        raise sdk_error(request.param)

    monkeypatch.setattr(docker, "from_env", from_env)
    monkeypatch.setattr(engine, "_knock", lambda *_: None)
    monkeypatch.setattr(engine, "_address", lambda: "unix:///var/run/docker.sock")


def trouble() -> EngineUnavailable:
    with pytest.raises(EngineUnavailable) as caught:
        connect()
    return caught.value


MISSING = FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT))
DENIED = PermissionError(errno.EACCES, os.strerror(errno.EACCES))
REFUSED = ConnectionRefusedError(errno.ECONNREFUSED, os.strerror(errno.ECONNREFUSED))
RESET = ConnectionResetError(errno.ECONNRESET, os.strerror(errno.ECONNRESET))


@pytest.mark.usefixtures("refused")
class TestTrouble:
    @pytest.mark.parametrize("refused", [MISSING, REFUSED], indirect=True)
    def test_without_an_engine_on_the_machine(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(engine, "installed", lambda: False)
        assert trouble().trouble is Trouble.NOT_INSTALLED
        assert "not installed" in str(trouble())

    @pytest.mark.parametrize("refused", [MISSING, REFUSED], indirect=True)
    def test_with_an_engine_that_does_not_run(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(engine, "installed", lambda: True)
        assert trouble().trouble is Trouble.NOT_RUNNING

    @pytest.mark.parametrize("refused", [DENIED], indirect=True)
    def test_of_a_user_who_may_not(self) -> None:
        assert trouble().trouble is Trouble.FORBIDDEN
        assert "group docker" in str(trouble())

    @pytest.mark.parametrize("refused", [RESET], indirect=True)
    def test_with_an_engine_that_hangs_up(self) -> None:
        assert trouble().trouble is Trouble.UNREACHABLE


def test_an_engine_named_by_the_environment_is_named_in_the_error(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    address = f"unix://{tmp_path}/nobody.sock"
    monkeypatch.setenv("DOCKER_HOST", address)
    assert address in str(trouble())
    assert not engine.is_local()


@pytest.mark.filterwarnings("ignore::ResourceWarning")  # the SDK leaves its connection open
def test_an_engine_that_never_answers_is_given_up(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("DOCKER_HOST", f"unix://{tmp_path}/deaf.sock")
    with contextlib.closing(socket.socket(socket.AF_UNIX)) as deaf:
        deaf.bind(str(tmp_path / "deaf.sock"))
        deaf.listen()
        with pytest.raises(EngineUnavailable, match=r"does not answer"):
            connect(timeout_s=1)
    gc.collect()  # finds that connection here and not in the middle of another test


def test_the_bare_client_is_no_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(shutil, "which", {"docker": "/usr/bin/docker"}.get)
    assert not engine.installed()


def test_a_refusal_is_translated_with_what_was_tried() -> None:
    with pytest.raises(SandboxUnavailable, match=r"Could not dance: no legs"), translated("dance"):
        raise docker.errors.APIError("no legs")


def test_a_full_disk_says_what_to_do() -> None:
    with pytest.raises(SandboxUnavailable, match=r"disk is full; free some"), translated("dance"):
        raise docker.errors.APIError("write /layer.tar: no space left on device")


def test_an_engine_that_is_too_slow_says_so() -> None:
    with pytest.raises(SandboxUnavailable, match=r"in time"), translated("dance"):
        raise requests.ReadTimeout
