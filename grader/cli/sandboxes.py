"""Choosing a sandbox on the command line, and saying so where it does not isolate."""

from __future__ import annotations

import enum
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from grader.errors import SandboxUnavailable
from grader.sandbox.interface import Sandbox
from grader.sandbox.local import LocalSandbox


class Choice(enum.Enum):
    """The values of ``--sandbox``."""

    DOCKER = "docker"
    LOCAL = "local"


_LOUD = (
    "grader: WARNING: --sandbox local runs the code without isolation, with all rights of your\n"
    "grader: account. Use it for your own code only, never to grade somebody else's."
)


@contextmanager
def chosen(choice: Choice) -> Iterator[Sandbox]:
    """Give the sandbox that was asked for, and close it afterwards.

    Raises:
        SandboxUnavailable: There is none; the text says what to mend, and the way out for one's
            own code.
    """
    if choice is Choice.LOCAL:
        print(_LOUD, file=sys.stderr)
        yield LocalSandbox()
        return
    # The SDK of the engine is a third of the start-up time, and the local back end needs none of it.
    from grader.sandbox.docker import DockerSandbox  # noqa: PLC0415

    sandbox = DockerSandbox(progress=_tell)
    try:
        yield sandbox
    except SandboxUnavailable as error:
        raise SandboxUnavailable(
            f"{error}\ngrader: For your own code, --sandbox local needs no engine."
        ) from error
    finally:
        sandbox.close()


def _tell(what: str) -> None:
    print(f"grader: {what}", file=sys.stderr)
