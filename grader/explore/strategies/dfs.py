"""Every schedule there is, one after another: the yardstick for what others miss."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grader.explore.strategies.interface import ScheduleStrategy

if TYPE_CHECKING:
    from grader.explore.laboratory import Execution
    from grader.explore.machine import Machine
    from grader.explore.task import Task


class DfsStrategy(ScheduleStrategy):
    """Depth first, without any reduction; only for very small programs."""

    bound = "all schedules"

    def __init__(self) -> None:
        self.restart()

    def restart(self) -> None:
        """Begin the tree again."""
        self._path: list[tuple[int, tuple[int, ...]]] = []
        self._depth = -1

    def begin(self) -> bool:
        """Advance the deepest choice that has another alternative."""
        if self._depth < 0:
            self._depth = 0
            return True
        self._depth = 0
        while self._path:
            position, options = self._path[-1]
            if position + 1 < len(options):
                self._path[-1] = (position + 1, options)
                return True
            self._path.pop()
        return False

    def pick(self, machine: Machine, enabled: list[Task], current: Task) -> Task | None:
        """Repeat the path, then the first of each new state."""
        depth = self._depth
        self._depth = depth + 1
        if depth == len(self._path):
            self._path.append((0, tuple(task.index for task in enabled)))
        position, options = self._path[depth]
        return machine.tasks[options[position]]

    def end(self, execution: Execution) -> None:
        """Nothing is learned."""
        del self._path[len(execution.choices) :]
