"""Every error that the grader raises.

What a student causes is a value (see :mod:`grader.model`), never an exception. An exception
means that the person who runs the grader has something to mend::

    GraderError
    ├── UsageError              the command was used wrongly          exit status 2
    ├── ExerciseError           an exercise cannot be used            exit status 2
    │   └── ManifestError       its exercise.yaml has mistakes, each with file, line and field
    ├── SandboxError            the grader's own side failed          exit status 3
    │   ├── SandboxUnavailable  no engine or image: says how to mend it
    │   └── SandboxFailed       a sandbox was started and did not do its work
    ├── ProtocolError           an answer from a sandbox is malformed exit status 3
    └── ReportError             a report could not be written         exit status 3
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


class GraderError(Exception):
    """Base of every error of ours; its text says what was tried, on what, and what to do."""

    exit_status = 3


class UsageError(GraderError):
    """The command, or the library, was called with something it cannot take."""

    exit_status = 2


class ExerciseError(GraderError):
    """An exercise cannot be found, loaded or run as it stands."""

    exit_status = 2


@dataclass(frozen=True, slots=True)
class Mistake:
    """One mistake in a file that a person wrote."""

    path: Path
    line: int | None
    field: str
    """Dotted path of the field, such as ``limits.check_s``."""
    problem: str
    """What is wrong and what is allowed."""

    def __str__(self) -> str:
        where = f"{self.path}:{self.line}" if self.line else str(self.path)
        return (
            f"{where}: {self.field}: {self.problem}" if self.field else f"{where}: {self.problem}"
        )


class ManifestError(ExerciseError):
    """An ``exercise.yaml`` (or what belongs to it) has mistakes; all of them are listed."""

    def __init__(self, mistakes: tuple[Mistake, ...]) -> None:
        super().__init__("\n".join(str(mistake) for mistake in mistakes))
        self.mistakes = mistakes


class SandboxError(GraderError):
    """Base of what can go wrong with a sandbox on the grader's own side."""


class SandboxUnavailable(SandboxError):
    """No sandbox can be started at all; the text says what to install or start."""


class SandboxFailed(SandboxError):
    """A sandbox was started but did not come to an end that a student can cause."""


class ProtocolError(GraderError):
    """Bytes that came out of a sandbox do not have the agreed form."""


class ReportError(GraderError):
    """A report could not be written; the text names the file and the reason."""
