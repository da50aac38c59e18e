"""What a check is told of a driver one of whose threads stands still."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from grader.errors import ProtocolError
from grader.explore import values
from grader.harness import judging
from grader.harness.asking import Asking
from grader.harness.checks import CheckFailed
from grader.harness.wire import Fields
from grader.model import Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """A moment at which a thread was frozen."""

    line: int
    """Where in the submission it stood."""
    finished: frozenset[str]
    """Names of the other threads that came to their end nevertheless."""
    written: tuple[object, ...]
    """What it had written to shared variables: the last values, in order, plain ones as they are
    and others as text."""


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
        if not answer.boolean("existed"):
            raise CheckFailed(
                Verdict.WRONG_RESULT,
                f"The thread `{thread}` of this check never came to start: something before it failed.",
            )
        self.moments = tuple(
            Moment(
                line=fields.integer("line"),
                finished=frozenset(fields.texts("finished", most=100)),
                written=_written(fields),
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

    def can_finish(
        self, other: str, says: str, *, when: Callable[[Moment], bool] = lambda _: True
    ) -> None:
        """Demand that there is a moment at which a thread finishes while the frozen one stands still.

        Args:
            other: The name that the driver gives that thread.
            says: What to tell the student if there is none.
            when: Which moments count.

        Raises:
            CheckFailed: ``not concurrent``.
        """
        counting = [moment for moment in self.moments if when(moment)]
        if not any(other in moment.finished for moment in counting):
            raise self._waits(counting[0].line if counting else 0, other, says)

    def _waits(self, line: int, other: str, says: str) -> CheckFailed:
        told = f"While `{self._thread}` stands still at this line, `{other}` cannot finish."
        evidence = judging.at_line(line, told, self._asking.job)
        return CheckFailed(Verdict.NOT_CONCURRENT, says, evidence=evidence)


def _written(fields: Fields) -> tuple[object, ...]:
    try:
        decoded = values.decode(fields.raw("written"))
    except ValueError as error:
        raise ProtocolError(f"malformed value: {error}") from error
    if type(decoded) is not list:
        raise ProtocolError("answer.moments: written lists no values")
    return tuple(decoded)
