"""Choosing a sandbox on the command line, and saying so where it does not isolate."""

from __future__ import annotations

import enum
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from grader.errors import SandboxUnavailable
from grader.model import Limits
from grader.sandbox.interface import Sandbox
from grader.sandbox.local import LocalSandbox
from grader.sandbox.warm import WarmSandbox


class Choice(enum.Enum):
    """The values of ``--sandbox``."""

    DOCKER = "docker"
    LOCAL = "local"


_ahead: dict[Choice, WarmSandbox] = {}
_LOUD = (
    "grader: WARNING: --sandbox local runs the code without isolation, with all rights of your\n"
    "grader: account. Use it for your own code only, never to grade somebody else's."
)


@contextmanager
def chosen(choice: Choice, *, cells: int = 1, refill: bool = False) -> Iterator[Sandbox]:
    """Give the sandbox that was asked for, and close it afterwards.

    Args:
        choice: Which.
        cells: How many of its cells are kept ready.
        refill: Whether one that was used is replaced, for a command that grades many times.

    Raises:
        SandboxUnavailable: There is none; the text says what to mend, and the way out for one's
            own code.
    """
    if choice is Choice.LOCAL:
        print(_LOUD, file=sys.stderr)
    sandbox = _ahead.pop(choice, None) or WarmSandbox(
        _sandbox(choice), Limits(), cells=cells, refill=refill
    )
    try:
        yield sandbox
    except SandboxUnavailable as error:
        if choice is Choice.LOCAL:
            raise
        raise SandboxUnavailable(
            f"{error}\ngrader: For your own code, --sandbox local needs no engine."
        ) from error
    finally:
        sandbox.close()


def start_ahead(arguments: list[str]) -> None:
    """Start the sandbox that a command will want, as far as its arguments tell at a glance.

    Args:
        arguments: Those of the command, not yet read.
    """
    named = [
        value
        for word, following in zip(arguments, [*arguments[1:], ""], strict=True)
        for value in [word.removeprefix("--sandbox=") if "=" in word else following]
        if word == "--sandbox" or word.startswith("--sandbox=")
    ]
    choice = named[-1] if named else Choice.DOCKER.value
    if choice in {known.value for known in Choice}:
        _ahead[Choice(choice)] = WarmSandbox(_sandbox(Choice(choice)), Limits())


def close_unused() -> None:
    """Close what was started ahead and is not wanted after all."""
    while _ahead:
        _ahead.popitem()[1].close()


def _sandbox(choice: Choice) -> Sandbox:
    if choice is Choice.LOCAL:
        return LocalSandbox()
    # The engine's SDK takes long to import, and the local back end needs none of it.
    from grader.sandbox.docker import DockerSandbox  # noqa: PLC0415

    return DockerSandbox(progress=_tell)


def _tell(what: str) -> None:
    print(f"grader: {what}", file=sys.stderr)
