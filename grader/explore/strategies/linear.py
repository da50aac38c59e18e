"""The same execution in another order: only what depends on one another stays in place.

Operations that commute may be put together, so that fewer pre-emptions are
left (Jalbert and Sen, "A trace simplification technique for effective
debugging of concurrent programs", FSE 2010). Whatever the order, the outcome
is the same. The running task goes on while the order allows it; who follows
is drawn, so several seeds are worth trying.
"""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

from grader.explore.strategies.replay import Once, is_decision_of

if TYPE_CHECKING:
    from grader.explore.laboratory import Execution
    from grader.explore.ledger import Event
    from grader.explore.machine import Machine
    from grader.explore.task import Task


class LinearStrategy(Once):
    """One linearisation of the order of an execution."""

    def __init__(self, execution: Execution, seed: int) -> None:
        super().__init__()
        self._random = random.Random(seed)  # noqa: S311  (has to be the same every time)
        self._needs = _requirements(execution.events)
        self._performed: dict[int, int] = {}
        self._seen = 0
        self.preemptions = 0

    def _allowed(self, task: Task) -> bool:
        needs = self._needs.get(task.index, [])
        position = self._performed.get(task.index, 0)
        if position >= len(needs):
            return False
        return all(self._performed.get(who, 0) >= count for who, count in needs[position])

    def pick(self, machine: Machine, enabled: list[Task], current: Task) -> Task | None:
        """The running task if the order allows it, else one that it allows."""
        for event in machine.events[self._seen :]:
            self._performed[event.task] = self._performed.get(event.task, 0) + 1
        self._seen = len(machine.events)
        if current in enabled and self._allowed(current):
            return current
        allowed = [task for task in enabled if self._allowed(task)]
        chosen = self._random.choice(allowed) if allowed else self.fairness.choose(enabled, current)
        if chosen is not current and current in enabled and is_decision_of(current):
            self.preemptions += 1
        return chosen


def _requirements(events: list[Event]) -> dict[int, list[list[tuple[int, int]]]]:
    """For each task, for each of its events: how many events of each other must come first."""
    times: dict[int, list[int]] = {}
    needs: dict[int, list[list[tuple[int, int]]]] = {}
    for event in events:
        before = []
        for who, own in times.items():
            if who != event.task and who < len(event.clock):
                count = sum(1 for time in own if time <= event.clock[who])
                if count:
                    before.append((who, count))
        needs.setdefault(event.task, []).append(before)
        times.setdefault(event.task, []).append(event.time)
    return needs
