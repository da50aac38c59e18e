"""A random walk: at each step any task that can go on, all equally likely."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

from grader.explore.strategies.interface import ScheduleStrategy

if TYPE_CHECKING:
    from grader.explore.laboratory import Execution
    from grader.explore.machine import Machine
    from grader.explore.task import Task


class RandomStrategy(ScheduleStrategy):
    """Fair to every loop, because it never favours anybody; never done."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)  # noqa: S311  (has to be the same every time)

    def begin(self) -> bool:
        """There is always one more."""
        return True

    def pick(self, machine: Machine, enabled: list[Task], current: Task) -> Task | None:
        """Anybody."""
        return enabled[int(self._random.random() * len(enabled))]

    def end(self, execution: Execution) -> None:
        """Nothing is learned."""
