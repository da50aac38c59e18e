"""What a check is told of a driver one of whose threads stands still."""

from __future__ import annotations

from dataclasses import dataclass

from grader.harness.asking import Asking
from grader.harness.checks import CheckFailed
from grader.harness.wire import Fields
from grader.model import Located, Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """A moment at which a thread was frozen."""

    line: int
    """Where in the submission it stood."""
    finished: frozenset[str]
    """Names of the other threads that came to their end nevertheless."""


class Frozen:
    """What others could do while one thread stood still, at each moment of its life in turn.

    Args:
        asking: Puts the questions.
        thread: The name that the driver gives the thread.
        answer: The guest's answer.
    """

    def __init__(self, asking: Asking, thread: str, answer: Fields) -> None:
        self._asking = asking
        self._thread = thread
        self.moments = tuple(
            Moment(
                line=fields.integer("line"),
                finished=frozenset(fields.texts("finished", most=100)),
            )
            for item in answer.items("moments")
            for fields in [Fields(item, "answer.moments")]
        )
        """The moments at which it stood still inside the submission."""

    def always_finishes(self, other: str, says: str) -> None:
        """Demand that a thread finishes at whatever moment the frozen one stands still.

        Args:
            other: The name that the driver gives that thread.
            says: What to tell the student where it does not.

        Raises:
            CheckFailed: ``not concurrent``, with a line at which the frozen thread stands.
        """
        for moment in self.moments:
            if other not in moment.finished:
                raise self._waits(moment.line, other, says)

    def can_finish(self, other: str, says: str) -> None:
        """Demand that there is a moment at which a thread finishes while the frozen one stands still.

        Args:
            other: The name that the driver gives that thread.
            says: What to tell the student if there is none.

        Raises:
            CheckFailed: ``not concurrent``.
        """
        if not any(other in moment.finished for moment in self.moments):
            raise self._waits(self.moments[0].line if self.moments else 0, other, says)

    def _waits(self, line: int, other: str, says: str) -> CheckFailed:
        lines = self._asking.job.submission.source.split("\n")
        shown = 1 <= line <= len(lines)
        evidence = Located(
            line=line if shown else None,
            source=lines[line - 1][:200] if shown else "",
            error="",
            detail=f"While `{self._thread}` stands still at this line, `{other}` cannot finish.",
        )
        return CheckFailed(Verdict.NOT_CONCURRENT, says, evidence=evidence)
