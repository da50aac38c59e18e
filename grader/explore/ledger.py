"""What is known of an execution: its tasks, its events, its races, its time.

The ledger keeps the books of one execution; `machine` is who runs it. Every
access is entered here, as a step of its own or quietly between two steps,
and compared with those before it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

from grader.explore.cells import Cell, Clock, Mark
from grader.explore.operations import Access, Operation
from grader.explore.task import Task

if TYPE_CHECKING:
    from collections.abc import Callable

    from greenlet import greenlet

    from grader.explore.machine import Machine


class Strategy(Protocol):
    """Who goes next; see `strategies.interface` for the contract."""

    def pick(self, machine: Machine, enabled: list[Task], current: Task) -> Task | None:
        """Choose among tasks that can go on; None abandons the execution."""


class Observer(Protocol):
    """Watches an execution that is being replayed for somebody to read."""

    def arrived(self, machine: Machine, task: Task) -> None:
        """A task has come to a visible operation."""

    def performed(self, machine: Machine, task: Task, operation: Operation) -> None:
        """An operation has happened."""

    def notified(self, machine: Ledger, task: Task, condition: object, waiters: int) -> None:
        """A condition is about to be notified."""


class Event:
    """A visible operation that happened."""

    __slots__ = ("clock", "operation", "task", "time")

    def __init__(self, task: int, time: int, clock: Clock, operation: Operation) -> None:
        self.task = task
        self.time = time
        self.clock = clock
        self.operation = operation


class Ledger:
    """The books of one execution after another; `begin` opens new ones."""

    def __init__(self) -> None:
        self.current: Task | None = None
        self.visible: set[int] = set()
        """Sites whose accesses are switch points."""
        self.everything = False
        """Every access is a switch point (replays for people)."""
        self.hasty_waits = False
        """Waits with a timeout may be over early as well."""
        self.namespaces: dict[str, dict[str, Any]] = {}
        """Globals of the program's modules."""
        self.exact: frozenset[str] = frozenset()
        """Modules whose sleeps are never cut short."""
        self.parked: list[greenlet] = []
        self.output: Callable[[str], None] | None = None
        self.begin(strategy=None, steps=0, threads=0, deadline=0.0)

    def begin(
        self, *, strategy: Strategy | None, steps: int, threads: int, deadline: float
    ) -> None:
        """Forget the last execution and get ready for one more.

        Args:
            strategy: Chooses at every step.
            steps: Most visible operations before the execution is cut off.
            threads: Most threads that may exist at one time.
            deadline: Processor time of this process at which it is cut off in any case.
        """
        self.strategy = strategy
        self.step_limit = steps
        self.thread_limit = threads
        self.deadline = deadline
        self.dead = False
        self.swallowed = 0
        self.tasks: list[Task] = []
        self.live: list[Task] = []
        self.cells: dict[tuple[Any, Any], Cell] = {}
        self.events: list[Event] = []
        self.races: list[tuple[int, int, Clock, int]] = []
        """(earlier event, later event, what its task had seen, that task or -1 for its own)."""
        self.found: set[tuple[int, int, int, int]] = set()
        """Pairs of accesses that raced: site and mode of the earlier, of the later."""
        self.refined: set[int] = set()
        """Sites that turned out to have to be visible."""
        self.stop = ""
        self.crash: BaseException | None = None
        self.observer: Observer | None = None
        self.returned = False
        self.winding_down = False
        """Only daemons are left, and what they still do is looked at for its races only."""
        self.spins: set[tuple[int, bool]] = set()
        self.notices: list[tuple[object, int, int]] = []
        self.most_threads = 0
        self._forget_time()
        self._forget_identities()

    def _forget_identities(self) -> None:
        self.serials: dict[int, tuple[int, object]] = {}
        """Objects in the order in which somebody asked for their identity."""
        self.diverged = False
        """A choice of an earlier execution could not be repeated."""

    def _forget_time(self) -> None:
        self.now = 0.0
        self.clock_cell = Cell(None, "clock")
        self.hurried = 0
        self.hurry_limit = 0
        self.could_hurry = False
        self.idle_effects = -1
        self.idle_rounds = 0
        self.ticks = 0
        self.probation = 0

    def record(self, task: Task, operation: Operation) -> None:
        """Count and remember a visible operation."""
        clock = task.clock
        index = task.index
        clock[index] += 1
        task.steps += 1
        self.events.append(Event(index, clock[index], clock.copy(), operation))

    def touch(self, cell: Cell, mode: int, site: int) -> None:
        """Make an access, as a step of its own if its site is visible."""
        task = self.current
        if task is None:
            return
        if self.everything or site in self.visible:
            self.step(Access(((cell, mode),), site))
        else:
            self.quiet(task, cell, mode, site)

    def quiet(self, task: Task, cell: Cell, mode: int, site: int) -> None:
        """Make an access that is no switch point, and see whether it ought to be one."""
        index = task.index
        if mode & 1:
            cell.version += 1
            task.effects += 1
        else:
            task.reads.append((cell, cell.version))
        if cell.shared_by(index):
            for mark in cell.unordered(mode, index, task.clock):
                self.race(mark, -1, task.clock, (site, mode))
        cell.mark(mode, index, (task.clock[index] + 1, -1, site, mode))

    def race(self, mark: Mark, event: int, clock: Clock, access: tuple[int, int]) -> None:
        """A conflicting access was not ordered before the one that happens now.

        Args:
            mark: The earlier access.
            event: Number of the present event; -1 when it is invisible.
            clock: What the present task has seen so far.
            access: Site and mode of the present access.
        """
        _, earlier, earlier_site, earlier_mode = mark
        site, mode = access
        self.found.add((earlier_site, earlier_mode, site, mode))
        if earlier >= 0 and event >= 0:
            self.races.append((earlier, event, clock.copy(), -1))
            return
        if earlier < 0:
            self.refined.add(earlier_site)
        if event < 0:
            self.refined.add(site)

    def serial(self, obj: object) -> int:
        """A number for an object that is the same in every repetition, unlike its address."""
        known = self.serials.get(id(obj))
        if known is None:
            known = self.serials[id(obj)] = (len(self.serials), obj)
        return known[0]

    def notify(self, task: Task, condition: object, *, waiters: int) -> None:
        """A condition is notified; remembered for the story of a lost wake-up."""
        self.notices.append((condition, task.index, waiters))
        if self.observer is not None:
            self.observer.notified(self, task, condition, waiters)

    def could_have_come_first(self, task: Task) -> None:
        """A task that has been waiting might have had its turn before time passed."""
        if task.pending is None:
            return
        for cell, mode in task.pending.cells:
            for mark in cell.unordered(mode, task.index, task.clock):
                if mark[1] >= 0:
                    self.races.append((mark[1], len(self.events), task.clock.copy(), task.index))

    def step(self, operation: Operation) -> None:
        """Come to a visible operation; the machine's."""
        raise NotImplementedError
