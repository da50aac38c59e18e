"""Every schedule with at most so many pre-emptions.

Iterative context bounding (Musuvathi and Qadeer, PLDI 2007): most bugs show
with one or two pre-emptions, and there are few schedules with so few. A
pre-emption is a switch away from a task that could have gone on; switches
where it waits, ends or yields are free.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from grader.explore.strategies.interface import Fairness, ScheduleStrategy
from grader.explore.strategies.replay import is_decision_of

if TYPE_CHECKING:
    from grader.explore.laboratory import Execution
    from grader.explore.machine import Machine
    from grader.explore.task import Task

_DEEPEST = 2_000
"""Steps after which an execution is left to the default."""


class BoundedStrategy(ScheduleStrategy):
    """Depth first through the schedules with at most `most` pre-emptions."""

    def __init__(self, most: int) -> None:
        self.most = most
        self.bound = f"at most {most} pre-emption{'' if most == 1 else 's'}"
        self.cut = False
        """Some execution was too long to be varied to its end."""
        self.restart()

    def restart(self) -> None:
        """Begin the tree again."""
        self._path: list[tuple[int, tuple[int, ...]]] = []
        self._started = False

    def begin(self) -> bool:
        """Advance the deepest choice that has another alternative."""
        self._depth = self._preemptions = 0
        self._fairness = Fairness()
        if not self._started:
            self._started = True
            return True
        while self._path:
            position, options = self._path[-1]
            if position + 1 < len(options):
                self._path[-1] = (position + 1, options)
                return True
            self._path.pop()
        return False

    def pick(self, machine: Machine, enabled: list[Task], current: Task) -> Task | None:
        """Repeat the path, then the default; note what else could have been."""
        depth = self._depth
        self._depth = depth + 1
        default = self._fairness.choose(enabled, current)
        free = current not in enabled or not is_decision_of(current)
        if depth == len(self._path):
            options = [default.index]
            if depth < _DEEPEST and (free or self._preemptions < self.most):
                # where the default makes a task yield, letting it go on would be unfair
                options += [t.index for t in enabled if t is not default and t is not current]
            self.cut = self.cut or depth >= _DEEPEST
            self._path.append((0, tuple(options)))
        position, alternatives = self._path[depth]
        chosen = machine.tasks[alternatives[position]]
        if chosen is not default:
            self._fairness.note(chosen)
        if not free and chosen is not current:
            self._preemptions += 1
        return chosen

    def end(self, execution: Execution) -> None:
        """Nothing is learned."""
        del self._path[len(execution.choices) :]
