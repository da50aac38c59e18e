"""What the environment says, read once.

The only module that reads environment variables. Command-line options win over these, and these
over the defaults; a TOML file joins them with the service.
"""

from __future__ import annotations

import functools
import os
from dataclasses import dataclass
from pathlib import Path

from grader.errors import UsageError

REPOSITORY = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """How this installation of the grader is set up."""

    exercises: Path
    """Folder of the exercises (``GRADER_EXERCISES``)."""
    cache: Path
    """Where things that can be made again are kept (``GRADER_CACHE``)."""
    docker_runtime: str | None
    """Container runtime, such as ``runsc`` (``GRADER_DOCKER_RUNTIME``)."""
    uid_base: int
    """First user id given to students' processes (``GRADER_UID_BASE``)."""
    base_image: str | None
    """What the sandbox image is built on (``GRADER_BASE_IMAGE``); None: found out."""
    ci: bool
    """Whether a missing engine is a failure rather than a skipped test (``CI``)."""


@functools.cache
def settings() -> Settings:
    """Return the settings of this process.

    Raises:
        UsageError: A variable holds something that it cannot hold.
    """
    return read(dict(os.environ))


def read(environment: dict[str, str]) -> Settings:
    """Return the settings that these environment variables describe.

    Raises:
        UsageError: A variable holds something that it cannot hold.
    """
    return Settings(
        exercises=_exercises(environment),
        cache=_cache(environment),
        docker_runtime=environment.get("GRADER_DOCKER_RUNTIME") or None,
        uid_base=_uid_base(environment.get("GRADER_UID_BASE", "200000")),
        base_image=environment.get("GRADER_BASE_IMAGE") or None,
        ci=environment.get("CI", "").lower() in {"1", "true", "yes"},
    )


def _exercises(environment: dict[str, str]) -> Path:
    named = environment.get("GRADER_EXERCISES")
    if named:
        return Path(named)
    here = Path.cwd() / "exercises"
    return here if here.is_dir() else REPOSITORY / "exercises"


def _cache(environment: dict[str, str]) -> Path:
    named = environment.get("GRADER_CACHE")
    if named:
        return Path(named)
    shared = environment.get("XDG_CACHE_HOME")
    home = Path(shared) if shared else Path(environment.get("HOME", "~")).expanduser() / ".cache"
    return home / "concurrency-grader"


def _uid_base(text: str) -> int:
    lowest, highest = 1000, 2_000_000_000
    if not text.isdecimal() or not lowest <= int(text) <= highest:
        raise UsageError(
            f"GRADER_UID_BASE is {text!r}; it must be a whole number from {lowest} to {highest}"
        )
    return int(text)


def processors() -> int:
    """Return how many processors this process may use: what it is worth doing at the same time."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
