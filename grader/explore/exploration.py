"""`run`: explore a program within a budget.

Order of work: dynamic partial-order reduction until its tree is exhausted or
its share of the budget is spent; then, if it was not exhausted, schedules
with at most 0, 1, 2, … pre-emptions, PCT and random schedules in turn. The
number of executions is the limit that counts; processor time is a safety net.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from grader.explore.explanation import Replay, spins_of
from grader.explore.laboratory import Execution, Laboratory, fingerprint, soon
from grader.explore.model import Budget, Exploration, Limit, Outcome, Place, Program, Race
from grader.explore.strategies.bounded import BoundedStrategy
from grader.explore.strategies.dpor import DporStrategy
from grader.explore.strategies.interface import ScheduleStrategy
from grader.explore.strategies.lockstep import LockstepStrategy
from grader.explore.strategies.pct import PctStrategy
from grader.explore.strategies.random import RandomStrategy

_MOST_PREEMPTIONS = 8
_REPLAY_SECONDS = 2.0
_REPLAY_SHARE = 0.1


@dataclass(slots=True)
class _Found:
    execution: Execution
    first_schedule: int
    visible: frozenset[int]
    hurry: int
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
        self.enough = 0
        """How many distinct outcomes end the search; 0: none do."""
        self.could_hurry = False
        self.diverged = False
        """Something differed between executions with the same choices."""
        self.races: set[tuple[int, int, int, int]] = set()
        self.spins: set[tuple[int, bool]] = set()
        self._budget = laboratory.budget
        self._stop_at = soon(self._budget.seconds)

    def exhaust(self, strategy: ScheduleStrategy, share: float = 1.0) -> bool:
        """Execute a strategy's schedules; whether it came to its end.

        Args:
            strategy: Chooses the schedules.
            share: Of what is left of the budget, schedules and time alike.
        """
        machine = self.laboratory.machine
        left = self._budget.schedules - self.schedules
        end = self.schedules + max(1, int(left * share))
        now = soon(0)
        stop_at = now + (self._stop_at - now) * share
        while strategy.begin():
            if self.enough and len(self.found) >= self.enough:
                return False
            if self.schedules >= end or soon(0) > stop_at:
                self._note_limit()
                return False
            execution = self.laboratory.execute(strategy)
            new = execution.refined - machine.visible
            self._count()
            if new:  # its outcome may hang on accesses that no schedule can name yet
                machine.visible |= new
                strategy.restart()
            else:
                self._note(execution)
                strategy.end(execution)
            execution.forget()
        return True

    def _note_limit(self) -> None:
        if self.schedules >= self._budget.schedules:
            self.limit = Limit.SCHEDULES
        elif soon(0) > self._stop_at:
            self.limit = Limit.SECONDS

    def _count(self) -> None:
        self.schedules += 1
        machine = self.laboratory.machine
        self.threads = max(self.threads, machine.most_threads)
        self.diverged = self.diverged or machine.diverged
        self.could_hurry = self.could_hurry or machine.could_hurry
        self.races |= machine.found
        self.spins |= machine.spins

    def _note(self, execution: Execution) -> None:
        machine = self.laboratory.machine
        if not execution.completed:
            self.redundant += execution.stop == "pruned"
            return
        if not self.laboratory.hurry_limit:
            self.longest = max(self.longest, machine.now)
            self.shortest = min(self.shortest, machine.now)
        key = fingerprint(execution)
        known = self.found.get(key)
        if known is None:
            self.found[key] = _Found(
                execution, self.schedules, frozenset(machine.visible), self.laboratory.hurry_limit
            )
        else:
            known.count += 1

    def outcome(self, found: _Found) -> Outcome:
        """An outcome with its token, which is made by executing it once more."""
        execution = found.execution
        self.laboratory.hurry_limit = found.hurry
        self.laboratory.output = _discard
        self.laboratory.deadline = soon(min(_REPLAY_SECONDS, _REPLAY_SHARE * self._budget.seconds))
        replay = Replay(self.laboratory, found.visible).repeat(execution)
        token = replay.recording.token(found.hurry, endless=execution.endless)
        return Outcome(
            ending=execution.ending,
            value=execution.value,
            error=execution.error,
            token=str(token),
            count=found.count,
            first_schedule=found.first_schedule,
            preemptions=replay.recording.preemptions,
        )

    def plain_outcome(self, found: _Found) -> Outcome:
        """An outcome without its token."""
        return Outcome(
            ending=found.execution.ending,
            value=found.execution.value,
            error=found.execution.error,
            token="",
            count=found.count,
            first_schedule=found.first_schedule,
            preemptions=0,
        )


def _discard(_: str) -> None:
    """Where the prints of a replay go."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Manner:
    """How a program is explored; the same manner explores it the same way again."""

    seed: int = 0
    """For the strategies that draw lots."""
    output: Callable[[str], None] | None = None
    """Gets what every execution of the search prints; None: the first execution's prints go to
    the real output and the others' nowhere."""
    early_wakeups: int = 2
    """How many sleeps of one execution may be over before others have done what they could have
    done meanwhile; such schedules are explored last. 0: time passes only when nobody can go on."""
    exact_sleeps: frozenset[str] | None = None
    """Modules whose sleeps are never cut short; None: that of the entry, if there are others.
    Where there are such modules, waits with a timeout are exact too, for the timeout is likely
    theirs."""


def run(
    program: Program,
    budget: Budget,
    *,
    seed: int = 0,
    output: Callable[[str], None] | None = None,
    early_wakeups: int = 2,
    exact_sleeps: frozenset[str] | None = None,
) -> Exploration:
    """Explore a program in this process.

    Args:
        program: What to execute.
        budget: When to stop.
        seed: For the strategies that draw lots.
        output: Gets what every execution of the search prints; None: the first execution's
            prints go to the real output and the others' nowhere.
        early_wakeups: How many sleeps of one execution may be over before others have done
            what they could have done meanwhile; such schedules are explored last. 0: time
            passes only when nobody can go on.
        exact_sleeps: Modules whose sleeps are never cut short; None: that of the entry, if
            there are others. Where there are such modules, waits with a timeout are exact too,
            for the timeout is likely theirs.
    """
    manner = Manner(
        seed=seed, output=output, early_wakeups=early_wakeups, exact_sleeps=exact_sleeps
    )
    began = soon(0)
    search = _search(program, budget, manner)
    bound, exhausted = _carry_out(search, manner)
    outcomes = tuple(search.outcome(found) for found in search.found.values())
    return _result(search, outcomes, bound, began, exhausted=exhausted)


def survey(program: Program, budget: Budget, manner: Manner | None = None) -> Exploration:
    """Explore a program as `run` does, but leave out the outcomes' tokens.

    A token costs one more execution; `pinpoint` makes that of a single outcome.
    """
    manner = manner or Manner()
    began = soon(0)
    search = _search(program, budget, manner)
    bound, exhausted = _carry_out(search, manner)
    outcomes = tuple(search.plain_outcome(found) for found in search.found.values())
    return _result(search, outcomes, bound, began, exhausted=exhausted)


def pinpoint(
    program: Program, budget: Budget, number: int, manner: Manner | None = None
) -> Outcome | None:
    """The outcome of this number in a survey, with its token; None where it is not found again.

    Explores again, and only until that outcome has been found.
    """
    manner = manner or Manner()
    search = _search(program, budget, manner)
    search.enough = number + 1
    _carry_out(search, manner)
    found = list(search.found.values())
    return search.outcome(found[number]) if number < len(found) else None


def _search(program: Program, budget: Budget, manner: Manner) -> Search:
    laboratory = Laboratory(program, budget, seed=manner.seed)
    laboratory.deadline = soon(budget.seconds)
    laboratory.output = manner.output
    exact = manner.exact_sleeps
    if exact is None:
        entry = program.entry.rpartition(".")[0]
        exact = frozenset({entry}) if len(program.modules) > 1 else frozenset()
    laboratory.machine.exact = exact
    laboratory.machine.hasty_waits = not exact and bool(manner.early_wakeups)
    return Search(laboratory, seed=manner.seed)


def _carry_out(search: Search, manner: Manner) -> tuple[str, bool]:
    """Search in all ways in turn; what was completed, and whether that is everything."""
    strategy = DporStrategy()
    if search.exhaust(strategy, share=0.5):
        return _hurry(search, strategy.bound, manner.early_wakeups), True
    return _sample(search, manner.seed), False


def _hurry(search: Search, bound: str, early_wakeups: int) -> str:
    """Explore schedules in which sleeps are over early, if there are any."""
    if not search.could_hurry or not early_wakeups:
        return bound
    laboratory = search.laboratory
    strict = f"{bound} in which time passes only when nobody can go on"
    for hurry in dict.fromkeys((1, early_wakeups)):
        laboratory.hurry_limit = hurry
        if not search.exhaust(DporStrategy(), share=0.5):
            break
        strict = f"{bound}, at most {hurry} sleep{'' if hurry == 1 else 's'} cut short"
    laboratory.hurry_limit = 0
    return strict


def _sample(search: Search, seed: int) -> str:
    """Spend what is left on schedules with few pre-emptions, and on drawn ones."""
    bound = ""
    search.exhaust(LockstepStrategy(), share=0.2)
    drawn: list[ScheduleStrategy] = [PctStrategy(seed), RandomStrategy(seed)]
    for most in range(_MOST_PREEMPTIONS):
        strategy = BoundedStrategy(most)
        if not search.exhaust(strategy, share=0.5):
            break
        if not strategy.cut:
            bound = strategy.bound
        if search.limit is not Limit.NONE:
            return bound
        search.exhaust(drawn[most % 2], share=0.1)
    search.exhaust(drawn[0], share=0.5)
    search.exhaust(drawn[1], share=1.0)
    return bound


def _result(
    search: Search, outcomes: tuple[Outcome, ...], bound: str, began: float, *, exhausted: bool
) -> Exploration:
    laboratory = search.laboratory
    unseen = [*laboratory.facts.hidden]
    if search.diverged:
        unseen.append("what differs from execution to execution")
    if unseen and bound:
        bound = f"{bound} of what is seen, which leaves out {', '.join(unseen)}"
        exhausted = False
    return Exploration(
        outcomes=outcomes,
        schedules=search.schedules,
        exhausted=exhausted,
        bound=bound,
        limit=search.limit,
        seconds=soon(0) - began,
        threads=search.threads,
        virtual_seconds=search.longest,
        least_virtual_seconds=min(search.shortest, search.longest),
        races=races_of(laboratory, search.races),
        spinning=spins_of(laboratory, search.spins),
        redundant=search.redundant,
    )


def races_of(laboratory: Laboratory, pairs: set[tuple[int, int, int, int]]) -> tuple[Race, ...]:
    """Racing accesses of the program itself, in the order of the source."""
    sites, program = laboratory.sites.all, set(laboratory.filenames.values())
    found = set()
    for first, first_mode, second, second_mode in pairs:
        if min(first, second) <= 0:
            continue
        one, other = sites[first], sites[second]
        if one.module in program and other.module in program:
            found.add(
                Race(
                    field=one.text,
                    first=Place(module=one.module, line=one.line),
                    second=Place(module=other.module, line=other.line),
                    first_writes=bool(first_mode & 1),
                    second_writes=bool(second_mode & 1),
                )
            )
    return tuple(
        sorted(found, key=lambda r: (r.first.module, r.first.line, r.second.line, r.field))
    )
