"""Examines this machine: what a grader needs, what was found, how to mend what is missing.

Examining changes nothing. Mending does what can be done without a person: it starts the engine,
builds the image and removes what killed graders left.
"""

from __future__ import annotations

import contextlib
import enum
import shutil
import sys
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING, Any

from packaging.requirements import Requirement

from grader.errors import GraderError, SandboxUnavailable
from grader.sandbox import daemon, image, leftovers
from grader.sandbox.engine import EngineUnavailable, connect, translated
from grader.sandbox.image import stale
from grader.settings import settings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    import docker

DISTRIBUTION = "concurrency-grader"
OLDEST_PYTHON = (3, 11)
NEEDED_BYTES = 1 << 30
WANTED_BYTES = 5 << 30
_FIX = "run 'grader doctor --fix'"
_LIMITS = {"MemoryLimit": "memory", "PidsLimit": "number of processes", "CpuCfsQuota": "CPU time"}


class State(enum.Enum):
    """How bad it is."""

    OK = "ok"
    WARNING = "warning"
    PROBLEM = "problem"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing that was looked at."""

    name: str
    state: State
    found: str
    mend: str = ""
    """What a person can do about it."""
    fixable: bool = False
    """Whether :func:`mend` does something about it."""


def examine() -> tuple[Finding, ...]:
    """Look at everything and return what was found, in the order in which it should be mended."""
    return (
        python_version(),
        packages(),
        *_engine_findings(),
        disk_space(),
        local_sandbox(),
        exercises(settings().exercises),
    )


def mend(findings: tuple[Finding, ...], *, progress: Callable[[str], None]) -> tuple[str, ...]:
    """Mend what is fixable and return, for each step that failed, why.

    Args:
        findings: As :func:`examine` gave them.
        progress: Told what is being done; some of it takes minutes.
    """
    broken = {finding.name for finding in findings if finding.fixable}
    failures = []
    for names, step in _STEPS:
        if broken & names:
            try:
                step(progress)
            except GraderError as error:
                failures.append(str(error))
                break  # each step needs the ones before
    return tuple(failures)


def _start_engine(progress: Callable[[str], None]) -> None:
    daemon.ensure_running(progress=progress)


def _build_image(progress: Callable[[str], None]) -> None:
    image.ensure(progress=progress)


def _sweep(progress: Callable[[str], None]) -> None:
    with contextlib.closing(connect()) as client:
        for name in leftovers.sweep(client):
            progress(f"removed the container {name}, left by a killed grader")
        removed = stale.remove_stale(client)
        if removed:
            progress(f"removed {removed} old images")


_STEPS = (
    (frozenset({"engine"}), _start_engine),
    (frozenset({"engine", "image"}), _build_image),
    (frozenset({"engine", "leftovers"}), _sweep),
)


def python_version() -> Finding:
    """Look at the interpreter that runs the grader."""
    found = ".".join(map(str, sys.version_info[:3]))
    if sys.version_info[:2] >= OLDEST_PYTHON:
        return Finding(name="python", state=State.OK, found=found)
    wanted = ".".join(map(str, OLDEST_PYTHON))
    return Finding(
        name="python", state=State.PROBLEM, found=found, mend=f"use Python {wanted} or newer"
    )


def packages() -> Finding:
    """Compare the installed packages with what the grader asks for."""
    wanted = [Requirement(line) for line in metadata.requires(DISTRIBUTION) or ()]
    wanted = [each for each in wanted if each.marker is None or each.marker.evaluate({"extra": ""})]
    wrong = [wish for each in wanted if (wish := _unmet(each))]
    if not wrong:
        found = f"{len(wanted)} as asked for"
        return Finding(name="packages", state=State.OK, found=found)
    return Finding(
        name="packages",
        state=State.PROBLEM,
        found="; ".join(wrong),
        mend="install the grader again: 'pip install -c constraints.txt -e .'",
    )


def _unmet(wanted: Requirement) -> str | None:
    try:
        version = metadata.version(wanted.name)
    except metadata.PackageNotFoundError:
        return f"{wanted} is missing"
    return None if wanted.specifier.contains(version, prereleases=True) else f"{wanted}: {version}"


def _engine_findings() -> Iterator[Finding]:
    try:
        with contextlib.closing(connect()) as client:
            yield engine(client)
            yield image_state(client)
            yield leftover_state(client)
    except EngineUnavailable as error:
        yield Finding(
            name="engine",
            state=State.PROBLEM,
            found=error.found,
            mend=error.advice,
            fixable=daemon.can_mend(error),
        )
    except SandboxUnavailable as error:
        yield Finding(name="engine", state=State.PROBLEM, found=str(error), mend="restart Docker")


def engine(client: docker.DockerClient) -> Finding:
    """Look at the engine's version and at whether it can limit what a sandbox uses."""
    with translated("ask the engine about itself"):
        info: dict[str, Any] = client.info()
    found = (
        f"Docker {info['ServerVersion']}, API {client.api.api_version}, "
        f"cgroup v{info.get('CgroupVersion', '1')}, {info['Driver']}, {info['Architecture']}"
    )
    lacking = [name for key, name in _LIMITS.items() if not info.get(key)]
    if lacking:
        return Finding(
            name="engine",
            state=State.PROBLEM,
            found=f"{found}; cannot limit {', '.join(lacking)}",
            mend="run the engine as root, or let it manage cgroups",
        )
    return Finding(name="engine", state=State.OK, found=found)


def image_state(client: docker.DockerClient) -> Finding:
    """Look for the image of this version of the grader."""
    there = image.current(client)
    if there is None:
        return Finding(
            name="image",
            state=State.PROBLEM,
            found=f"{image.current_tag()} is not built",
            mend=f"{_FIX} or 'grader image build'",
            fixable=True,
        )
    return Finding(name="image", state=State.OK, found=f"{there.tag} on {there.base}")


def leftover_state(client: docker.DockerClient) -> Finding:
    """Look for containers of killed graders and for old images."""
    containers, images = leftovers.find(client), stale.find_stale(client)
    if not containers and not images:
        return Finding(name="leftovers", state=State.OK, found="none")
    return Finding(
        name="leftovers",
        state=State.WARNING,
        found=f"{len(containers)} containers without owner, {len(images)} old images",
        mend=_FIX,
        fixable=True,
    )


def disk_space() -> Finding:
    """Look at the space where the cache is, and Docker's where that is on this machine."""
    folders = [folder for folder in (settings().cache, Path("/var/lib/docker")) if folder.exists()]
    free = min(shutil.disk_usage(folder).free for folder in [*folders, Path.cwd()])
    found = f"{free / (1 << 30):.1f} GiB free"
    if free >= WANTED_BYTES:
        return Finding(name="disk", state=State.OK, found=found)
    return Finding(
        name="disk",
        state=State.WARNING if free >= NEEDED_BYTES else State.PROBLEM,
        found=found,
        mend="free some space; 'docker system df' shows what Docker holds",
    )


def local_sandbox() -> Finding:
    """Say what the back end without isolation can do here."""
    ways = "forks interpreters" if sys.platform == "linux" else "starts a fresh interpreter a check"
    return Finding(name="local", state=State.OK, found=f"--sandbox local {ways}; no isolation")


def exercises(folder: Path) -> Finding:
    """Look for exercises in a folder."""
    count = len(list(folder.glob("*/exercise.yaml")))
    if count:
        return Finding(name="exercises", state=State.OK, found=f"{count} in {folder}")
    return Finding(
        name="exercises",
        state=State.WARNING,
        found=f"none in {folder}",
        mend="name their folder in GRADER_EXERCISES",
    )
