"""Starts the Docker engine where this process may, and installs it where it is missing.

Only ``grader doctor --fix`` does this, because it changes the machine.
"""

from __future__ import annotations

import contextlib
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from grader.errors import SandboxUnavailable
from grader.sandbox import commands
from grader.sandbox.engine import EngineUnavailable, Trouble, connect, is_local

if TYPE_CHECKING:
    from collections.abc import Callable

PACKAGES = ("docker.io", "iptables")
_SYSTEMD = Path("/run/systemd/system")
_READY_S = 60
_LOOK_S = 0.1
_NAMES = ("dockerd", "containerd", "docker-containe")
"""What the kernel calls the processes whose pid files may be in the way."""
_DEAD = frozenset("ZXx")
"""States of a process that has ended and that nobody has waited for yet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Daemon:
    """An engine's daemon, and what it leaves on disk."""

    command: tuple[str, ...]
    log: Path
    state: Path
    """Folder of its pid files: ``docker.pid`` and ``docker/containerd/*.pid``."""


SYSTEM = Daemon(command=("dockerd",), log=Path("/var/log/dockerd.log"), state=Path("/var/run"))


def ensure_running(*, progress: Callable[[str], None]) -> None:
    """Make the engine answer: install it and start it where it is missing and this may be done.

    Raises:
        SandboxUnavailable: It does not answer and nothing can be done from here, or what was done
            did not help; says what to do.
    """
    trouble = _trouble()
    if trouble is None:
        return
    if not can_mend(trouble):
        raise trouble
    if trouble.trouble is Trouble.NOT_INSTALLED:
        progress("installing the Docker engine (" + " ".join(PACKAGES) + ")")
        commands.install(*PACKAGES)
    if _trouble() is None:
        return  # installing it has started it
    progress("starting the Docker engine")
    if _SYSTEMD.is_dir():
        commands.run("systemctl", "start", "docker")
        wait_ready(lambda: _trouble() is None)
    else:
        start(SYSTEM, answers=lambda: _trouble() is None)


def can_mend(trouble: EngineUnavailable) -> bool:
    """Return whether this process can do something about an engine that does not answer."""
    if sys.platform != "linux" or not commands.is_root() or not is_local():
        return False
    match trouble.trouble:
        case Trouble.NOT_INSTALLED:
            return commands.can_install()
        case Trouble.NOT_RUNNING:
            return True
        case Trouble.FORBIDDEN | Trouble.UNREACHABLE:
            return False


def start(daemon: Daemon, *, answers: Callable[[], bool]) -> None:
    """Start a daemon that outlives this process, and wait until it answers.

    Args:
        daemon: What to start.
        answers: Says whether it answers by now.

    Raises:
        SandboxUnavailable: It did not start; has the last lines of its log.
    """
    for path in pid_files(daemon):
        remove_if_stale(path)
    try:
        with daemon.log.open("wb") as log:
            process = subprocess.Popen(
                daemon.command,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                cwd="/",
                start_new_session=True,
            )
    except OSError as error:
        raise SandboxUnavailable(
            f"{daemon.command[0]!r} could not be started: {error.strerror}"
        ) from error
    try:
        wait_ready(answers, ended=lambda: process.poll() is not None)
    except SandboxUnavailable as error:
        said = commands.last_lines(daemon.log.read_text(encoding="utf-8", errors="replace"))
        raise SandboxUnavailable(f"{error}; the end of {daemon.log}:\n{said}") from error
    process.returncode = 0  # it is meant to outlive us: nobody waits for it


def wait_ready(answers: Callable[[], bool], *, ended: Callable[[], bool] = lambda: False) -> None:
    """Wait until an engine answers.

    Raises:
        SandboxUnavailable: It ended, or does not answer in time.
    """
    end = time.monotonic() + _READY_S
    while time.monotonic() < end:
        if answers():
            return
        if ended():
            raise SandboxUnavailable("The Docker engine ended as soon as it was started")
        time.sleep(_LOOK_S)
    raise SandboxUnavailable(
        f"The Docker engine was started but did not answer within {_READY_S} s"
    )


def pid_files(daemon: Daemon) -> list[Path]:
    """Return the pid files of a daemon and of the containerd that it starts."""
    own = daemon.state / "docker.pid"
    return [own, *sorted((daemon.state / "docker" / "containerd").glob("*.pid"))]


def remove_if_stale(pid_file: Path, *, proc: Path = Path("/proc")) -> bool:
    """Remove a pid file whose process is gone, and return whether it was removed.

    A daemon refuses to start beside a pid file whose number any process has, which after a crash
    or a restored machine may be a stranger, or the daemon itself, dead but not yet waited for.
    """
    try:
        pid = int(pid_file.read_text(encoding="ascii"))
        name, state = _name_and_state((proc / str(pid) / "stat").read_text(encoding="utf-8"))
    except (FileNotFoundError, ValueError):
        name, state = "", ""
    if (name in _NAMES and state not in _DEAD) or not pid_file.exists():
        return False
    pid_file.unlink()
    return True


def _name_and_state(stat: str) -> tuple[str, str]:
    """Return a process's name and state from its line in ``/proc/<pid>/stat``."""
    name, _, rest = stat.partition("(")[2].rpartition(")")
    return name, rest.split()[0]


def _trouble() -> EngineUnavailable | None:
    try:
        with contextlib.closing(connect()):
            return None
    except EngineUnavailable as error:
        return error
