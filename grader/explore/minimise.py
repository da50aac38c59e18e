"""A schedule with the fewest pre-emptions that ends in the same way.

Schedules with at most 0, 1, 2, … pre-emptions are tried in turn, so the
first that ends the same way has as few as any; with equal numbers the one
with fewer operations is kept. Within the budget this is exact; beyond it
the best schedule seen so far is used, and the result says so.
"""

from __future__ import annotations

from dataclasses import dataclass

from grader.explore.laboratory import Execution, Laboratory, fingerprint, soon
from grader.explore.strategies.bounded import BoundedStrategy

_AFTER_FIRST = 60
"""Further schedules looked at for one with fewer steps."""


@dataclass(frozen=True, slots=True)
class Minimal:
    """What was found."""

    execution: Execution
    exact: bool
    """No schedule with fewer pre-emptions ends this way."""
    preemptions: int


def minimise(
    laboratory: Laboratory, execution: Execution, most: int, *, schedules: int, seconds: float
) -> Minimal:
    """Find a schedule with as few pre-emptions as possible.

    Args:
        laboratory: Of the program; its visible sites are those of the search.
        execution: One that ends in the wanted way.
        most: How many pre-emptions that one has.
        schedules: Most executions to try.
        seconds: Longest time to try.
    """
    search = _Search(laboratory, fingerprint(execution), schedules, soon(seconds))
    for bound in range(most):
        best, complete = search.within(bound)
        if best is not None:
            return Minimal(best, exact=True, preemptions=bound)
        if not complete:
            return Minimal(execution, exact=False, preemptions=most)
    best, _ = search.within(most)
    return Minimal(best or execution, exact=True, preemptions=most)


class _Search:
    """Tries schedules within one bound after another."""

    def __init__(
        self, laboratory: Laboratory, wanted: str, schedules: int, deadline: float
    ) -> None:
        self._laboratory = laboratory
        self._wanted = wanted
        self._left = schedules
        self._deadline = deadline

    def within(self, bound: int) -> tuple[Execution | None, bool]:
        """The shortest wanted execution within a bound, and whether the bound was exhausted."""
        strategy = BoundedStrategy(bound)
        machine = self._laboratory.machine
        best: Execution | None = None
        after = _AFTER_FIRST
        while after > 0 and strategy.begin():
            if self._left <= 0 or soon(0) > self._deadline:
                return best, False
            self._left -= 1
            after -= best is not None
            result = self._laboratory.execute(strategy)
            if result.stop == "deadline":
                return best, False
            if result.refined - machine.visible:
                machine.visible |= result.refined
                strategy.restart()
                continue
            strategy.end(result)
            shorter = best is None or len(result.events) < len(best.events)
            if shorter and fingerprint(result) == self._wanted:
                best = result
        return best, not strategy.cut
