"""`run`: explore a program within a budget.

Order of work: dynamic partial-order reduction until its tree is exhausted or
its share of the budget is spent; then, if it was not exhausted, schedules
with at most 0, 1, 2, … pre-emptions, PCT and random schedules in turn. The
number of executions is the limit that counts; the clock is a safety net.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

from grader.explore.laboratory import Execution, Laboratory
from grader.explore.model import Budget, Exploration, Limit, Outcome, Program
from grader.explore.strategies.dpor import DporStrategy
from grader.explore.strategies.interface import ScheduleStrategy
from grader.explore.values import dumps


@dataclass(slots=True)
class _Found:
    execution: Execution
    first_schedule: int
    visible: frozenset[int]
    count: int = 1


class Search:
    """The state of one exploration."""

    def __init__(self, laboratory: Laboratory, *, seed: int = 0) -> None:
        self.laboratory = laboratory
        self.seed = seed
        self.found: dict[str, _Found] = {}
        self.schedules = 0
        self.redundant = 0
        self.threads = 0
        self.longest = 0.0
        self.shortest = float("inf")
        self.limit = Limit.NONE
        self._budget = laboratory.budget
        self._stop_at = time.monotonic() + self._budget.seconds

    def exhaust(self, strategy: ScheduleStrategy, schedules: int) -> bool:
        """Execute a strategy's schedules; whether it came to its end within the number."""
        machine = self.laboratory.machine
        end = min(self.schedules + schedules, self._budget.schedules)
        while strategy.begin():
            if self.schedules >= end:
                if self.schedules >= self._budget.schedules:
                    self.limit = Limit.SCHEDULES
                return False
            if time.monotonic() > self._stop_at:
                self.limit = Limit.SECONDS
                return False
            execution = self.laboratory.execute(strategy)
            self._note(execution)
            new = execution.refined - machine.visible
            if new:
                machine.visible |= new
                strategy.restart()
            else:
                strategy.end(execution)
        return True

    def _note(self, execution: Execution) -> None:
        self.schedules += 1
        machine = self.laboratory.machine
        self.threads = max(self.threads, machine.most_threads)
        if execution.stop == "pruned":
            self.redundant += 1
            return
        self.longest = max(self.longest, machine.now)
        self.shortest = min(self.shortest, machine.now)
        key = fingerprint(execution)
        known = self.found.get(key)
        if known is None:
            self.found[key] = _Found(execution, self.schedules, frozenset(machine.visible))
        else:
            known.count += 1


def fingerprint(execution: Execution) -> str:
    """Equal for executions that a person would call the same outcome."""
    error = execution.error
    told = None if error is None else [error.type_name, error.message, error.line]
    return dumps([execution.ending.value, execution.value, told])


def run(
    program: Program,
    budget: Budget,
    *,
    seed: int = 0,
    output: Callable[[str], None] | None = None,
) -> Exploration:
    """Explore a program in this process."""
    began = time.monotonic()
    laboratory = Laboratory(program, budget, seed=seed)
    laboratory.deadline = began + budget.seconds
    laboratory.output = output
    search = Search(laboratory, seed=seed)
    strategy = DporStrategy()
    exhausted = search.exhaust(strategy, budget.schedules)
    outcomes = tuple(
        Outcome(
            ending=f.execution.ending,
            value=f.execution.value,
            error=f.execution.error,
            token=".".join(map(str, f.execution.choices)),
            count=f.count,
            first_schedule=f.first_schedule,
        )
        for f in search.found.values()
    )
    return Exploration(
        outcomes=outcomes,
        schedules=search.schedules,
        exhausted=exhausted,
        bound=strategy.bound if exhausted else "",
        limit=search.limit,
        seconds=time.monotonic() - began,
        threads=search.threads,
        virtual_seconds=search.longest,
        least_virtual_seconds=min(search.shortest, search.longest),
        races=(),
        spinning=(),
        redundant=search.redundant,
    )
