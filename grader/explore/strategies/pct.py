"""Probabilistic concurrency testing (Burckhardt, Kothari, Musuvathi, Nagarakatte, ASPLOS 2010).

Each thread gets a random priority, and the one with the highest goes on; at
d - 1 random steps the running one is put last. A bug that needs d ordering
constraints is found with probability 1 / (n k^(d-1)) in every execution of n
threads and k steps. A thread that yields or spins is put last as well, or
loops that wait for others would never end (a departure from the paper).
"""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

from grader.explore.strategies.interface import ScheduleStrategy
from grader.explore.strategies.replay import is_decision_of

if TYPE_CHECKING:
    from grader.explore.laboratory import Execution
    from grader.explore.machine import Machine
    from grader.explore.task import Task

_PATIENCE = 400


class PctStrategy(ScheduleStrategy):
    """Alternates between the depths given; never done."""

    def __init__(self, seed: int, depths: tuple[int, ...] = (3, 5)) -> None:
        self._random = random.Random(seed)  # noqa: S311  (has to be the same every time)
        self._depths = depths
        self._executions = 0
        self._length = 20

    def begin(self) -> bool:
        """Draw priorities and the steps at which they change."""
        depth = self._depths[self._executions % len(self._depths)]
        self._executions += 1
        steps = range(1, max(self._length, depth + 1))
        self._changes = set(self._random.sample(steps, min(depth - 1, len(steps))))
        self._priorities: dict[int, float] = {}
        self._lowest = 0.0
        self._step = self._streak = 0
        return True

    def _put_last(self, task: Task) -> None:
        self._lowest -= 1.0
        self._priorities[task.index] = self._lowest

    def pick(self, machine: Machine, enabled: list[Task], current: Task) -> Task | None:
        """The one with the highest priority."""
        self._step += 1
        self._streak += 1
        for task in enabled:
            if task.index not in self._priorities:
                self._priorities[task.index] = 1.0 + self._random.random()
        tired = self._streak > _PATIENCE or not is_decision_of(current)
        if self._step in self._changes or tired:
            self._put_last(current)
            self._streak = 0
        priorities = self._priorities
        return max(enabled, key=lambda task: priorities[task.index])

    def end(self, execution: Execution) -> None:
        """Learn how long executions are."""
        self._length = max(self._length, len(execution.choices))
