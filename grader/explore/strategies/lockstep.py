"""All threads abreast: each performs so many operations, then the next in line.

One execution for each pace. It is fair by construction, so if it does not
end, the program can go on for ever although everybody is given their turn:
a livelock, of which polite threads that keep giving way are the example.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from grader.explore.strategies.interface import ScheduleStrategy

if TYPE_CHECKING:
    from grader.explore.laboratory import Execution
    from grader.explore.machine import Machine
    from grader.explore.task import Task


class LockstepStrategy(ScheduleStrategy):
    """Round robin, once for each pace."""

    def __init__(self, paces: tuple[int, ...] = (1, 2, 3)) -> None:
        self._paces = paces
        self.restart()

    def restart(self) -> None:
        """Begin with the first pace again."""
        self._left = list(reversed(self._paces))

    def begin(self) -> bool:
        """Take the next pace."""
        if not self._left:
            return False
        self._pace = self._left.pop()
        self._steps = 0
        return True

    def pick(self, machine: Machine, enabled: list[Task], current: Task) -> Task | None:
        """The same until it has had its operations, then the next by number."""
        self._steps += 1
        if current in enabled and self._steps <= self._pace:
            return current
        self._steps = 1
        for task in enabled:
            if task.index > current.index:
                return task
        return enabled[0]

    def end(self, execution: Execution) -> None:
        """Nothing is learned."""
