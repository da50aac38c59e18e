"""``--write FORMAT=FILE``: which reports are wanted, and where each goes."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from pathlib import Path

from grader.errors import UsageError
from grader.model import Grade
from grader.report import formats
from grader.report.atomic import write_text
from grader.report.interface import ReportWriter
from grader.report.plain import JsonReport

_STANDARD_OUTPUT = ("-", "/dev/stdout")


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """A report that is to be written."""

    writer: ReportWriter
    file: str
    """A dash for standard output."""

    @property
    def prints(self) -> bool:
        """Whether the report goes to standard output, which then is for nothing else."""
        return self.file in _STANDARD_OUTPUT

    def grant(self, grade: Grade) -> None:
        """Write the report of a grade.

        Raises:
            ReportError: It could not be written.
        """
        text = self.writer.render(grade)
        if self.prints:
            sys.stdout.flush()
            sys.stdout.buffer.write(text.encode("utf-8", "backslashreplace"))
        else:
            write_text(Path(self.file), text)


def wishes(written: list[str], json: str | None, submission: Path) -> tuple[Wish, ...]:
    """Return the reports that were asked for.

    Args:
        written: The values of ``--write``.
        json: That of ``--json``.
        submission: The file as handed in.

    Raises:
        UsageError: One of them cannot be understood, or two want standard output.
    """
    asked = [*(_split(value) for value in written), *([("json", json)] if json is not None else [])]
    made = tuple(Wish(writer=_writer(name, submission), file=file) for name, file in asked)
    if sum(wish.prints for wish in made) > 1:
        raise UsageError("only one report can go to standard output; give the others a file")
    return made


def _split(value: str) -> tuple[str, str]:
    name, equals, file = value.partition("=")
    if not equals or not file:
        raise UsageError(
            f"--write {value!r} is not FORMAT=FILE, such as junit=results.xml or markdown=-"
        )
    return name, file


def _writer(name: str, submission: Path) -> ReportWriter:
    match name:
        case "json":
            return JsonReport(staff_notes=True)  # whoever has the checks may read the notes
        case "sarif":
            from grader.report.sarif import SarifReport  # noqa: PLC0415 - only needed here

            return SarifReport(path=_within_here(submission))
        case _:
            return formats.writer(name)


def _within_here(path: Path) -> str:
    """Return where a file lies below the working folder, which usually is a repository's root."""
    here = Path.cwd()
    normal = Path(os.path.normpath(here / path))
    return normal.relative_to(here).as_posix() if normal.is_relative_to(here) else path.name
