"""One thread stops for ever after so many operations; the others go on without it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grader.explore.strategies.replay import Once

if TYPE_CHECKING:
    import random

    from grader.explore.machine import Machine
    from grader.explore.task import Task


def _after_a_while(machine: Machine, victim: Task | None) -> list[Task]:
    """Let time pass until one of the others can go on; nobody, if that never comes."""
    while True:
        waiting = [task for task in machine.live if task is not victim]
        deadlines = [
            deadline
            for task in waiting
            if (deadline := getattr(task.pending, "deadline", None)) is not None
            and deadline > machine.now
        ]
        if not deadlines:
            return []
        machine.now = min(deadlines)
        able = [task for task in waiting if task.pending and task.pending.ready(machine)]
        if able:
            return able


class FreezeStrategy(Once):
    """The thread goes first, alone or (with a source of chance) among the others.

    Once it is frozen the others go on by default, and the execution is
    abandoned when none of them can.
    """

    def __init__(self, thread: str, steps: int, chance: random.Random | None = None) -> None:
        super().__init__()
        self._thread = thread
        self._steps = steps
        self._chance = chance
        self.frozen = False
        """Whether the thread came so far."""

    def pick(self, machine: Machine, enabled: list[Task], current: Task) -> Task | None:
        """The thread until it is frozen, then anybody else."""
        victim = next((t for t in machine.tasks if self._thread in {t.path, t.name}), None)
        if victim is not None and not victim.done and victim.steps >= self._steps:
            self.frozen = True
        if self.frozen:
            others = [task for task in enabled if task is not victim] or _after_a_while(
                machine, victim
            )
            return self.fairness.choose(others, current) if others else None
        if self._chance is not None:
            return self._chance.choice(enabled)
        return victim if victim in enabled else self.fairness.choose(enabled, current)
