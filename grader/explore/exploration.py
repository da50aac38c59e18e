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

from grader.explore.explanation import Replay, spins_of
from grader.explore.laboratory import Execution, Laboratory, fingerprint
from grader.explore.model import Budget, Exploration, Limit, Outcome, Place, Program, Race
from grader.explore.strategies.dpor import DporStrategy
from grader.explore.strategies.interface import ScheduleStrategy


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
        self.races: set[tuple[int, int]] = set()
        self.spins: set[tuple[int, bool]] = set()
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
        self.races |= machine.found
        self.spins |= machine.spins
        key = fingerprint(execution)
        known = self.found.get(key)
        if known is None:
            self.found[key] = _Found(execution, self.schedules, frozenset(machine.visible))
        else:
            known.count += 1

    def outcome(self, found: _Found) -> Outcome:
        """An outcome with its token, which is made by executing it once more."""
        execution = found.execution
        replay = Replay(self.laboratory, found.visible).repeat(execution)
        token = replay.recording.token(self.laboratory.hurry_limit)
        return Outcome(
            ending=execution.ending,
            value=execution.value,
            error=execution.error,
            token=str(token),
            count=found.count,
            first_schedule=found.first_schedule,
        )


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
    return _result(search, began, strategy.bound if exhausted else "", exhausted=exhausted)


def _result(search: Search, began: float, bound: str, *, exhausted: bool) -> Exploration:
    laboratory = search.laboratory
    return Exploration(
        outcomes=tuple(search.outcome(found) for found in search.found.values()),
        schedules=search.schedules,
        exhausted=exhausted,
        bound=bound,
        limit=search.limit,
        seconds=time.monotonic() - began,
        threads=search.threads,
        virtual_seconds=search.longest,
        least_virtual_seconds=min(search.shortest, search.longest),
        races=races_of(laboratory, search.races),
        spinning=spins_of(laboratory, search.spins),
        redundant=search.redundant,
    )


def races_of(laboratory: Laboratory, pairs: set[tuple[int, int]]) -> tuple[Race, ...]:
    """Racing accesses of the program itself, in the order of the source."""
    sites, program = laboratory.sites.all, set(laboratory.filenames.values())
    found = set()
    for first, second in pairs:
        if min(first, second) <= 0:
            continue
        one, other = sites[first], sites[second]
        if one.module in program and other.module in program:
            found.add(
                Race(
                    field=one.text,
                    first=Place(module=one.module, line=one.line),
                    second=Place(module=other.module, line=other.line),
                    first_writes=first in laboratory.machine.writing,
                    second_writes=second in laboratory.machine.writing,
                )
            )
    return tuple(sorted(found, key=lambda r: (r.first.module, r.first.line, r.second.line, r.field)))
