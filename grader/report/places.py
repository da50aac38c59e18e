"""Which lines of the student's file a check points at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grader.model import Interleaving, Located

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from grader.model import CheckResult, Grade, Step


class Places:
    """The lines of a submission that can be pointed at.

    What a guest says of lines is not believed: where the source is known, it must have the line.
    """

    def __init__(self, grade: Grade) -> None:
        self._lines = None if grade.source is None else _lines(grade.source)

    def has(self, line: int | None) -> bool:
        """Whether there is such a line, as far as is known."""
        if line is None or line < 1:
            return False
        return self._lines is None or line <= len(self._lines)

    def text(self, line: int) -> str | None:
        """Return a line, if the source is known."""
        return self._lines[line - 1] if self._lines is not None and self.has(line) else None

    def owns(self, step: Step) -> bool:
        """Whether a step is at a line of the student's."""
        return step.own and self.has(step.line)

    def main(self, check: CheckResult) -> int | None:
        """Return the line that a check is about; of a schedule, where the conflict begins or it ends."""
        match check.evidence:
            case Located(line=int(line)) if self.has(line):
                return line
            case Interleaving(steps=steps, conflict=conflict):
                first = [steps[index] for index in conflict[:1] if index < len(steps)]
                return next(self._of(first), None) or next(self._of(reversed(steps)), None)
            case _:
                return None

    def all(self, check: CheckResult) -> tuple[int, ...]:
        """Return every line that the evidence of a check goes through, each once, in order."""
        match check.evidence:
            case Interleaving(steps=steps):
                return tuple(dict.fromkeys(self._of(steps)))
            case _:
                line = self.main(check)
                return () if line is None else (line,)

    def _of(self, steps: Iterable[Step]) -> Iterator[int]:
        return (step.line for step in steps if step.line is not None and self.owns(step))


def _lines(source: str) -> list[str]:
    return source.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
