"""Questions beyond "is it right": what others can do while one thread stands still.

A thread is frozen after each of its visible operations in turn, every access
being visible, and the others run on. If they finish whatever the moment, the
program is lock-free for that thread; if another finishes at some moment
inside an operation, the two operations can overlap.

A frozen thread is never blocked for a reason of its own: it stands still
before an operation that it could have performed. Lock-freedom is a property
of all reachable states; here it is checked in those that the thread reaches
when it runs first and in those of a number of drawn schedules, so `holds`
is strong evidence, and a counterexample is proof.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from grader.explore.laboratory import Laboratory, soon
from grader.explore.model import Budget, Place, Program
from grader.explore.names import show
from grader.explore.operations import Access, Operation
from grader.explore.strategies.freeze import FreezeStrategy
from grader.explore.trace import MISSING, Tracer, value_of

if TYPE_CHECKING:
    from grader.explore.ledger import Ledger
    from grader.explore.machine import Machine
    from grader.explore.task import Task

_SAMPLES = 10
_MOST_WRITTEN = 100
_PLAIN = frozenset({bool, int, float, str, type(None)})


@dataclass(frozen=True, slots=True, kw_only=True)
class Frozen:
    """What happened with a thread frozen at one moment."""

    thread: str
    """Path of the frozen thread: `1` is the first that the scenario starts."""
    name: str
    """The name that the program gave it."""
    steps: int
    """Operations it had performed."""
    writes: int
    """How many of them changed something shared."""
    written: tuple[object, ...]
    """What it has written to shared variables, in order: plain values as they are, others as text."""
    place: Place
    """Where it stands."""
    finished: tuple[str, ...]
    """Paths of the others that came to their end."""
    finished_names: tuple[str, ...]
    """And their names."""
    unfinished: tuple[str, ...]
    """Paths of those that did not, the scenario itself left out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LockFreedom:
    """Whether the others always finish."""

    holds: bool
    executions: int
    counterexample: Frozen | None


class _Writes:
    """Watches what one thread writes; a value can be read as soon as the thread has moved on."""

    def __init__(self, thread: str) -> None:
        self._thread = thread
        self._pending: tuple[object, Any] | None = None
        self.values: list[object] = []

    def arrived(self, machine: Machine, task: Task) -> None:
        """A write has happened by the time that anybody comes to the next operation."""
        del machine, task
        self.settle()

    def performed(self, machine: Machine, task: Task, operation: Operation) -> None:
        """Remember what a write of the thread goes to."""
        del machine
        self.settle()
        if self._thread in {task.path, task.name} and isinstance(operation, Access):
            cell, mode = operation.cells[0]
            if mode & 1:
                self._pending = (cell.owner, cell.field)

    def notified(self, machine: Ledger, task: Task, condition: object, waiters: int) -> None:
        """Nothing that is written."""

    def settle(self) -> None:
        """Read what the last write has left."""
        if self._pending is not None:
            value = value_of(*self._pending)
            self._pending = None
            if value is not MISSING and len(self.values) < _MOST_WRITTEN:
                self.values.append(value if type(value) in _PLAIN else show(value))


class _Freezer:
    def __init__(
        self, program: Program, budget: Budget, seed: int, modules: frozenset[str] | None
    ) -> None:
        self._laboratory = Laboratory(program, budget, seed=seed)
        self._laboratory.deadline = soon(budget.seconds)
        self._budget = budget
        self._modules = modules or frozenset(m.name for m in program.modules)
        self._tracer = Tracer(self._laboratory)
        self.executions = 0
        self.threads: tuple[str, ...] = ()
        """Of the last execution, the scenario itself left out."""
        self.names: frozenset[str] = frozenset()
        """What the program called them."""

    def freeze(self, thread: str, steps: int, chance: random.Random | None = None) -> Frozen | None:
        """Freeze a thread after so many operations; None when it never came so far."""
        strategy = FreezeStrategy(thread, steps, chance)
        found: list[Frozen] = []
        writes = _Writes(thread)

        def examine(machine: Machine) -> None:
            self.threads = tuple(task.path for task in machine.tasks[1:])
            self.names |= {task.name for task in machine.tasks[1:]}
            if strategy.frozen:
                writes.settle()
                found.append(self._look(machine, thread, writes))

        self.executions += 1
        self._laboratory.execute(strategy, examine=examine, everything=True, observer=writes)
        return found[0] if found else None

    def _look(self, machine: Machine, thread: str, watched: _Writes) -> Frozen:
        victim = next(task for task in machine.tasks if thread in {task.path, task.name})
        filename, line = self._tracer.place(victim)
        others = [t for t in machine.tasks[1:] if t is not victim and not t.daemon]
        writes = sum(
            1
            for event in machine.events
            if event.task == victim.index
            and isinstance(event.operation, Access)
            and event.operation.cells[0][1] & 1
        )
        return Frozen(
            thread=victim.path,
            name=victim.name,
            steps=victim.steps,
            writes=writes,
            written=tuple(watched.values),
            place=Place(module=self._laboratory.filenames.get(filename, ""), line=line),
            finished=tuple(t.path for t in others if t.done),
            finished_names=tuple(t.name for t in others if t.done),
            unfinished=tuple(t.path for t in others if not t.done),
        )

    def moments(self, thread: str, seed: int | None = None) -> Iterator[Frozen]:
        """The thread frozen after 0, 1, 2, … operations, until it ends before that."""
        for steps in range(self._budget.steps_per_schedule):
            if self.executions >= self._budget.schedules or soon(0) > self._laboratory.deadline:
                return
            chance = None if seed is None else random.Random(seed)  # noqa: S311  (repeatable)
            frozen = self.freeze(thread, steps, chance)
            if frozen is None:
                return
            if frozen.place.module in self._modules:
                yield frozen


@dataclass(frozen=True, slots=True, kw_only=True)
class Freezing:
    """A thread frozen at each moment of its life in turn."""

    existed: bool
    """Whether the program ever had such a thread."""
    moments: tuple[Frozen, ...]


def freeze(
    program: Program,
    budget: Budget,
    *,
    thread: str = "1",
    modules: frozenset[str] | None = None,
    seed: int = 0,
) -> Freezing:
    """Freeze one thread at each moment of its life in turn, running it before the others.

    Args:
        program: What to execute.
        budget: `schedules` and `seconds` limit the executions.
        thread: Path of the thread, or the name that the program gives it: `1` is the first that
            the scenario starts.
        modules: Moments within other modules are left out, so that a module which is given
            (an atomic reference, say) counts as one step; None: all count.
        seed: For the program's own use of `random`.
    """
    freezer = _Freezer(program, budget, seed, modules)
    moments = tuple(freezer.moments(thread))
    return Freezing(existed=thread in {*freezer.threads, *freezer.names}, moments=moments)


def can_overlap(
    program: Program,
    budget: Budget,
    *,
    first: str = "1",
    second: str = "2",
    modules: frozenset[str] | None = None,
) -> bool:
    """Whether `second` can finish while `first` stands still between its first and last change.

    With a single change, anywhere after it.
    """
    moments = freeze(program, budget, thread=first, modules=modules).moments
    last = max((moment.writes for moment in moments), default=0)
    inside = [m for m in moments if m.writes > 0 and (m.writes < last or last == 1)]
    return any(second in moment.finished for moment in inside)


def lock_free(
    program: Program,
    budget: Budget,
    *,
    modules: frozenset[str] | None = None,
    seed: int = 0,
    samples: int = _SAMPLES,
) -> LockFreedom:
    """Whether, with any one thread frozen anywhere (see `freeze`), the others finish."""
    freezer = _Freezer(program, budget, seed, modules)
    freezer.freeze("", 1 << 30)
    for thread in freezer.threads:
        for sample in (None, *range(seed, seed + samples)):
            for moment in freezer.moments(thread, sample):
                if moment.unfinished:
                    return LockFreedom(
                        holds=False, executions=freezer.executions, counterexample=moment
                    )
    return LockFreedom(holds=True, executions=freezer.executions, counterexample=None)
