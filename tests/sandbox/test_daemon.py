"""The engine is started only where that is right, and says why where it does not start."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

import pytest

from grader.errors import SandboxUnavailable
from grader.sandbox import commands, daemon
from grader.sandbox.daemon import Daemon, remove_if_stale
from grader.sandbox.engine import EngineUnavailable, Trouble

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="starts engines on Linux")


@pytest.fixture
def proc(tmp_path: Path) -> Path:
    """A process table with a daemon (12), a stranger (13) and a dead daemon (15)."""
    for pid, name, state in (("12", "dockerd", "S"), ("13", "a) sh", "R"), ("15", "dockerd", "Z")):
        (tmp_path / "proc" / pid).mkdir(parents=True)
        (tmp_path / "proc" / pid / "stat").write_text(f"{pid} ({name}) {state} 1 {pid}\n")
    return tmp_path / "proc"


@pytest.mark.parametrize(
    ("content", "removed"),
    [
        ("12", False),
        ("12\n", False),
        ("13", True),
        ("14", True),
        ("15", True),
        ("", True),
        ("junk", True),
    ],
    ids=["alive", "alive, with newline", "stranger", "gone", "dead", "empty", "not a number"],
)
def test_a_pid_file_is_removed_unless_its_daemon_lives(
    tmp_path: Path, proc: Path, content: str, *, removed: bool
) -> None:
    pid_file = tmp_path / "docker.pid"
    pid_file.write_text(content)
    assert remove_if_stale(pid_file, proc=proc) is removed
    assert pid_file.exists() is not removed


def test_a_pid_file_that_is_not_there_is_no_trouble(tmp_path: Path, proc: Path) -> None:
    assert not remove_if_stale(tmp_path / "docker.pid", proc=proc)


def test_the_pid_files_of_containerd_are_known(tmp_path: Path) -> None:
    below = tmp_path / "docker" / "containerd"
    below.mkdir(parents=True)
    (below / "containerd.pid").touch()
    found = daemon.pid_files(Daemon(command=(), log=tmp_path / "log", state=tmp_path))
    assert found == [tmp_path / "docker.pid", below / "containerd.pid"]


def test_a_daemon_that_fails_is_an_error_with_the_end_of_its_log(tmp_path: Path) -> None:
    script = "echo no cgroups here; exit 1"
    failing = Daemon(command=("sh", "-c", script), log=tmp_path / "log", state=tmp_path)
    with pytest.raises(SandboxUnavailable, match=r"(?s)ended as soon.*no cgroups here"):
        daemon.start(failing, answers=lambda: False)


def test_a_daemon_that_cannot_be_run_is_an_error(tmp_path: Path) -> None:
    missing = Daemon(command=("/no/such/daemon",), log=tmp_path / "log", state=tmp_path)
    with pytest.raises(SandboxUnavailable, match=r"could not be started"):
        daemon.start(missing, answers=lambda: False)


def test_a_started_daemon_is_in_a_session_of_its_own(tmp_path: Path) -> None:
    told = tmp_path / "told"
    script = f"echo $$ > {told}.new; mv {told}.new {told}; exec sleep 60"
    sleeper = Daemon(command=("sh", "-c", script), log=tmp_path / "log", state=tmp_path)
    daemon.start(sleeper, answers=told.exists)
    pid = int(told.read_text())
    assert os.getsid(pid) == pid
    os.kill(pid, signal.SIGKILL)
    os.waitpid(pid, 0)


def test_a_daemon_that_never_answers_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(daemon, "_READY_S", 0)
    with pytest.raises(SandboxUnavailable, match=r"did not answer"):
        daemon.wait_ready(lambda: False)


@pytest.mark.parametrize(
    ("trouble", "mendable"),
    [
        (Trouble.NOT_INSTALLED, True),
        (Trouble.NOT_RUNNING, True),
        (Trouble.FORBIDDEN, False),
        (Trouble.UNREACHABLE, False),
    ],
)
def test_root_can_mend_what_is_missing(
    monkeypatch: pytest.MonkeyPatch, trouble: Trouble, *, mendable: bool
) -> None:
    monkeypatch.setattr(commands, "is_root", lambda: True)
    monkeypatch.setattr(commands, "can_install", lambda: True)
    monkeypatch.setattr(daemon, "is_local", lambda: True)
    assert daemon.can_mend(EngineUnavailable(trouble, "why")) is mendable


def test_an_engine_that_answers_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []
    monkeypatch.setattr(daemon, "_trouble", lambda: None)
    daemon.ensure_running(progress=told.append)
    assert told == []


def test_without_root_the_trouble_is_passed_on(monkeypatch: pytest.MonkeyPatch) -> None:
    trouble = EngineUnavailable(Trouble.NOT_RUNNING, "why")
    monkeypatch.setattr(daemon, "_trouble", lambda: trouble)
    monkeypatch.setattr(commands, "is_root", lambda: False)
    with pytest.raises(EngineUnavailable) as caught:
        daemon.ensure_running(progress=lambda _: None)
    assert caught.value is trouble
