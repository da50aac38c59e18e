"""One thread stops for ever after so many operations; the others go on without it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grader.explore.strategies.replay import Once

if TYPE_CHECKING:
    import random

    from grader.explore.machine import Machine
    from grader.explore.task import Task


class FreezeStrategy(Once):
    """The thread goes first, alone or (with a source of chance) among the others.

    Once it is frozen the others go on by default, and the execution is
    abandoned when none of them can.
    """

    def __init__(self, path: str, steps: int, chance: random.Random | None = None) -> None:
        super().__init__()
        self._path = path
        self._steps = steps
        self._chance = chance
        self.frozen = False
        """Whether the thread came so far."""

    def pick(self, machine: Machine, enabled: list[Task], current: Task) -> Task | None:
        """The thread until it is frozen, then anybody else."""
        victim = next((t for t in machine.tasks if t.path == self._path), None)
        if victim is not None and not victim.done and victim.steps >= self._steps:
            self.frozen = True
        if self.frozen:
            enabled = [task for task in enabled if task is not victim]
            if not enabled:
                return None
            return self.fairness.choose(enabled, current)
        if self._chance is not None:
            return self._chance.choice(enabled)
        return victim if victim in enabled else self.fairness.choose(enabled, current)
