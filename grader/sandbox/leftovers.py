"""Finds and removes the containers of graders that were killed.

Every container carries a label that names the process which started it. A container whose owner
is gone is of no use to anybody: a sandbox is used once, by the process that made it.
"""

from __future__ import annotations

import os
import socket
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import docker.errors

from grader.sandbox.engine import translated

if TYPE_CHECKING:
    import docker

LABEL = "concurrency-grader"
VALUE = "sandbox"
OWNER_LABEL = "concurrency-grader.owner"

FOREIGN_S = 60 * 60
"""How old a container may get whose owner cannot be looked at: no grading takes as long."""
_PROC = Path("/proc")


@dataclass(frozen=True, slots=True, kw_only=True)
class Owner:
    """The process that started a container."""

    host: str
    """Name of the machine and, on Linux, of the set of processes in which the number is valid."""
    pid: int
    start: str
    """When it started, in clock ticks since the machine did; empty where that is not known."""

    def __str__(self) -> str:
        return f"{self.host}/{self.pid}/{self.start}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Leftover:
    """A container that nobody owns any more."""

    id: str
    name: str


def owner_label() -> str:
    """Return the value of :data:`OWNER_LABEL` for containers that this process starts."""
    pid = os.getpid()
    return str(Owner(host=this_host(), pid=pid, start=start_ticks(pid) or ""))


def sweep(client: docker.DockerClient) -> list[str]:
    """Remove the containers whose owner is gone, and return their names.

    Raises:
        SandboxUnavailable: The engine does not answer.
    """
    found = find(client)
    with translated("remove what a killed grader left"):
        for leftover in found:
            _remove(client, leftover)
    return [leftover.name for leftover in found]


def find(client: docker.DockerClient) -> tuple[Leftover, ...]:
    """Return the containers whose owner is gone.

    Raises:
        SandboxUnavailable: The engine does not answer.
    """
    with translated("list the sandboxes"):
        containers = client.api.containers(all=True, filters={"label": f"{LABEL}={VALUE}"})
    return tuple(
        Leftover(id=each["Id"], name=each["Names"][0].lstrip("/") if each["Names"] else each["Id"])
        for each in containers
        if abandoned(each["Labels"].get(OWNER_LABEL, ""), age_s=time.time() - each["Created"])
    )


def abandoned(label: str, *, age_s: float) -> bool:
    """Return whether a container of this age, with this owner's label, is nobody's any more."""
    owner = _parse(label)
    if owner is None or owner.host != this_host():
        return age_s > FOREIGN_S
    alive = _alive(owner)
    return age_s > FOREIGN_S if alive is None else not alive


def this_host() -> str:
    """Return where the process ids that this process sees are valid.

    A grader in a container may share the machine's name, but not its processes.
    """
    try:
        namespace = (_PROC / "self" / "ns" / "pid").readlink().name
    except OSError:
        return socket.gethostname()
    return f"{socket.gethostname()}@{namespace}"


def start_ticks(pid: int, *, proc: Path = _PROC) -> str | None:
    """Return when a process started, or None where there is none or this system does not say."""
    try:
        stat = (proc / str(pid) / "stat").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return None
    return stat.rpartition(")")[2].split()[19]


def _alive(owner: Owner) -> bool | None:
    """Return whether a process of this machine lives, None where that cannot be told."""
    if _PROC.joinpath("self", "stat").exists():
        return start_ticks(owner.pid) == owner.start
    if sys.platform == "win32":
        return None  # asking by signal would end the process
    try:
        os.kill(owner.pid, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


def _parse(label: str) -> Owner | None:
    host, _, rest = label.rpartition("/")[0].rpartition("/")
    start = label.rpartition("/")[2]
    if not host or not rest.isdecimal():
        return None
    return Owner(host=host, pid=int(rest), start=start)


def _remove(client: docker.DockerClient, leftover: Leftover) -> None:
    try:
        client.api.remove_container(leftover.id, force=True, v=True)
    except docker.errors.APIError as error:
        if error.status_code not in {404, 409}:  # gone, or being removed by somebody else
            raise
