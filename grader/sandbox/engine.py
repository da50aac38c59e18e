"""The Docker engine: how it is reached, and what is said where it is not.

Every error of the Docker SDK is translated here, once, into :class:`SandboxUnavailable` with one
sentence that says what to do; the rest of the grader never looks at the SDK's errors of
connection. Starting an engine that is not running is :mod:`grader.sandbox.daemon`'s work.
"""

from __future__ import annotations

import contextlib
import enum
import errno
import shutil
import socket
import sys
from typing import TYPE_CHECKING

import docker
import docker.errors
import docker.utils
import requests

from grader.errors import SandboxUnavailable

if TYPE_CHECKING:
    from collections.abc import Iterator

_LINUX_ENGINES = ("dockerd", "/usr/sbin/dockerd", "dockerd-rootless.sh")
_SOCKET = "/var/run/docker.sock"
TIMEOUT_S = 10
"""For one answer of the engine; an idle engine takes milliseconds."""


class Trouble(enum.Enum):
    """Why an engine cannot be reached."""

    NOT_INSTALLED = "not installed"
    NOT_RUNNING = "not running"
    FORBIDDEN = "permission denied"
    UNREACHABLE = "does not answer"


class EngineUnavailable(SandboxUnavailable):
    """The Docker engine cannot be reached."""

    def __init__(self, trouble: Trouble, detail: str) -> None:
        self.trouble = trouble
        self.found = f"{_SENTENCES[trouble]} ({detail})"
        self.advice = _advice(trouble)
        super().__init__(f"{_SENTENCES[trouble]} {self.advice} ({detail})")


_SENTENCES = {
    Trouble.NOT_INSTALLED: "Docker is not installed.",
    Trouble.NOT_RUNNING: "Docker is installed, but its engine is not running.",
    Trouble.FORBIDDEN: "This user may not talk to the Docker engine.",
    Trouble.UNREACHABLE: "The Docker engine does not answer.",
}


def connect(*, timeout_s: int = TIMEOUT_S, connections: int = 10) -> docker.DockerClient:
    """Return a client of the engine that Docker's own command line would use.

    ``DOCKER_HOST`` and Docker's contexts are honoured. The engine has answered once when this
    returns; close the client after use.

    Args:
        timeout_s: How long the engine may take for one answer.
        connections: How many connections are kept open for use from several threads.

    Raises:
        EngineUnavailable: It cannot be reached; says why and what to do.
    """
    try:
        _knock(_address(), timeout_s)
        return docker.from_env(
            version="auto", timeout=timeout_s, max_pool_size=connections, use_ssh_client=True
        )
    except (docker.errors.DockerException, requests.RequestException, OSError) as error:
        raise EngineUnavailable(_trouble(error), _detail(error)) from error


def is_local() -> bool:
    """Return whether the engine that would be used is the one of this machine's system."""
    return _address().endswith(f"://{_SOCKET}")


@contextlib.contextmanager
def translated(action: str) -> Iterator[None]:
    """Turn errors of the SDK into ours while doing something.

    Args:
        action: What is being done, as it reads after "could not".

    Raises:
        SandboxUnavailable: The engine refused, or could not be reached any more.
    """
    try:
        yield
    except docker.errors.DockerException as error:
        raise SandboxUnavailable(_refusal(action, str(error))) from error
    except requests.Timeout as error:
        raise SandboxUnavailable(
            f"Could not {action}: the Docker engine did not answer in time; "
            "try again, or restart the engine"
        ) from error
    except (requests.RequestException, OSError) as error:
        raise SandboxUnavailable(_refusal(action, _detail(error))) from error


def installed() -> bool:
    """Return whether an engine seems to be on this machine; the bare client does not count."""
    names = _LINUX_ENGINES if sys.platform == "linux" else ("docker",)
    return any(map(shutil.which, names))


def _knock(address: str, timeout_s: int) -> None:
    """Fail where nobody listens; the SDK would, too, but it leaves its socket open then."""
    if address.startswith("unix:///"):
        with contextlib.closing(socket.socket(socket.AF_UNIX)) as door:
            door.settimeout(timeout_s)
            door.connect(address.removeprefix("unix://"))


def _address() -> str:
    named = docker.utils.kwargs_from_env().get("base_url")
    named = named or docker.ContextAPI.kwargs_from_context().get("base_url")
    return str(named or f"unix://{_SOCKET}")


def _refusal(action: str, detail: str) -> str:
    if "no space left on device" in detail.lower():
        return (
            f"Could not {action}: the disk is full; free some space "
            f"('docker system df' shows what Docker holds) and try again"
        )
    return f"Could not {action}: {detail}"


def _trouble(error: BaseException) -> Trouble:
    cause = _system_error(error)
    if isinstance(cause, PermissionError):
        return Trouble.FORBIDDEN
    if sys.platform == "linux" and not is_local():
        return Trouble.UNREACHABLE
    if isinstance(cause, FileNotFoundError | ConnectionRefusedError):
        return Trouble.NOT_RUNNING if installed() else Trouble.NOT_INSTALLED
    return Trouble.UNREACHABLE


def _system_error(error: BaseException) -> OSError | None:
    """Find the operating system's error under the layers that the SDK's libraries wrap it in."""
    waiting: list[object] = [error]
    seen: set[int] = set()
    while waiting:
        this = waiting.pop()
        if id(this) in seen or not isinstance(this, BaseException):
            continue
        seen.add(id(this))
        if isinstance(this, OSError) and this.errno in errno.errorcode:
            return this
        waiting += [this.__cause__, this.__context__, getattr(this, "reason", None), *this.args]
    return None


def _detail(error: BaseException) -> str:
    cause = _system_error(error)
    return (cause.strerror if cause else None) or str(error)


def _advice(trouble: Trouble) -> str:
    match trouble:
        case Trouble.NOT_INSTALLED if sys.platform == "linux":
            return "Run 'grader doctor --fix' as root, or install the package docker.io."
        case Trouble.NOT_INSTALLED:
            return "Install Docker Desktop and start it."
        case Trouble.NOT_RUNNING if sys.platform == "linux":
            return "Run 'grader doctor --fix' as root, or 'sudo systemctl start docker'."
        case Trouble.NOT_RUNNING:
            return "Start Docker Desktop."
        case Trouble.FORBIDDEN:
            return "Add the user to the group docker and log in again, or run as root."
        case Trouble.UNREACHABLE:
            return f"Start the one at {_address()}, or check DOCKER_HOST and 'docker context ls'."
