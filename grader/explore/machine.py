"""The machine that runs one execution: tasks as greenlets, one step at a time.

Everything that a program does between two visible operations happens at
once. At a visible operation its task says what it is about to do (`step`),
the strategy names the task that goes next, and control passes there; a task
performs its operation when it has been named. Nothing else runs: all tasks
live in one thread of the operating system, under one `hub`, which is where
`run` waits.

A thread that is started runs at once, up to its first visible operation,
and then goes back to whoever started it: so the start of a thread is no
step of its own, and what a new thread does first is known before anybody
has to choose. (What it does before that is either its own business or, if
it is not, found to be racing and made visible; see `cells`.)

Abandoned tasks are ended by `GreenletExit`, raised again at every hook; one
that swallows it for too long is parked for ever instead, which is why an
exploration of a program that can fail belongs in a process of its own.
"""

from __future__ import annotations

import time as real_time
from typing import TYPE_CHECKING

from greenlet import GreenletExit, getcurrent, greenlet

from grader.explore.cells import WRITE, Cell, Clock, join
from grader.explore.ledger import Ledger
from grader.explore.operations import (
    CLOCK_SITE,
    END_SITE,
    End,
    Operation,
    Sleep,
    Spin,
    touch,
)
from grader.explore.task import Task

if TYPE_CHECKING:
    from collections.abc import Callable

_MOST_SWALLOWED = 200
_DEEPEST_START = 10
_MOST_TICKS = 500_000
_TICKS_BETWEEN_LOOKS = 4096
_IDLE_ADVANCES = 2000
_PROBATION_ROUNDS = 10


class Machine(Ledger):
    """Runs one execution: the switch between its tasks.

    One machine serves many executions, one after another; `begin` puts it
    back to the start.
    """

    # -- tasks -------------------------------------------------------------------------------

    def spawn(self, function: Callable[[], None], *, daemon: bool, thread: object = None) -> Task:
        """Start a thread: it runs up to its first visible operation and comes back."""
        parent = self.current
        task = self._new_task(parent, daemon=daemon)
        task.thread = thread
        box = [function]  # emptied by the call, so that nothing of the program's dies with the task
        task.greenlet = greenlet(lambda *_: self._life(task, box), self.hub)
        if parent is not None and self._depth(parent) > _DEEPEST_START:
            task.pending = Operation()  # it begins when it is chosen
        elif parent is not None:
            task.starter = parent
            self.current = task
            task.greenlet.switch()
        return task

    def _new_task(self, parent: Task | None, *, daemon: bool) -> Task:
        index = len(self.tasks)
        if parent is None:
            if self.dead:
                raise GreenletExit
            task = Task(index, "main", [0], daemon=False)
        else:
            if len(self.live) >= self.thread_limit:
                self.finish("threads")
            parent.children += 1
            parent.effects += 1
            prefix = "" if parent.index == 0 else parent.path + "."
            clock = parent.clock
            clock[parent.index] += 1
            task = Task(index, f"{prefix}{parent.children}", [*clock, 0], daemon=daemon)
        for other in self.tasks:
            other.clock.append(0)
        self.tasks.append(task)
        self.live.append(task)
        self.most_threads = max(self.most_threads, len(self.live))
        return task

    @staticmethod
    def _depth(task: Task) -> int:
        """How many tasks wait for the first operation of one that they have started."""
        depth = 0
        starter = task.starter
        while starter is not None:
            depth, starter = depth + 1, starter.starter
        return depth

    def _life(self, task: Task, box: list[Callable[[], None]]) -> None:
        task.pending = None
        try:
            box.pop()()
        except GreenletExit:
            if self.dead:
                return
            task.failure = None
        except BaseException as error:  # noqa: BLE001  (whatever the program raises is a result)
            if self.dead:
                return
            task.failure = error
        if not self.dead:  # else it swallowed its own end
            self._end(task)

    def _end(self, task: Task) -> None:
        """The task is over: pass control on, and let the greenlet die."""
        if task.index == 0:
            return  # the main task ends the execution itself; control falls to the hub
        if self.everything or END_SITE in self.visible:
            self.step(End(task))
            task.clock[task.index] += 1
        else:
            for mark in task.end_cell.unordered(WRITE, task.index, task.clock):
                self.race(mark, -1, task.clock, (END_SITE, WRITE))
            task.clock[task.index] += 1
            mark = (task.clock[task.index], -1, END_SITE, WRITE)
            task.end_cell.mark(WRITE, task.index, mark)
        task.done = True
        self.live.remove(task)
        starter = task.starter
        if starter is not None:
            task.starter = None
            chosen = starter
        else:
            chosen = self._next(task)
        self.current = chosen
        task.greenlet.parent = chosen.greenlet

    # -- steps -------------------------------------------------------------------------------

    def step(self, operation: Operation) -> None:
        """Come to a visible operation, and perform it when it is this task's turn."""
        task = self.current
        if task is None:
            self._outside()
            return
        task.pending = operation
        starter = task.starter
        if starter is not None:
            task.starter = None
            if self.observer is not None:
                self.observer.arrived(self, task)
            self.current = starter
            starter.greenlet.switch()
        else:
            if self.observer is not None:
                self.observer.arrived(self, task)
            chosen = self._next(task)
            if chosen is not task:
                self.current = chosen
                chosen.greenlet.switch()
        if self.dead:
            raise GreenletExit
        task.pending = None
        operation.perform(self, task)
        if self.observer is not None:
            self.observer.performed(self, task, operation)

    def _outside(self) -> None:
        """An operation of no task: an abandoned one that goes on, or a finaliser."""
        if not self.dead:
            return
        self.swallowed += 1
        if self.swallowed > _MOST_SWALLOWED:
            self.swallowed = 0
            self.parked.append(getcurrent())
            self.hub.switch()
        raise GreenletExit

    def _next(self, current: Task) -> Task:
        try:
            return self._choose(current)
        except GreenletExit:
            raise
        except BaseException as error:  # noqa: BLE001  (our fault, not to be seen by the program)
            self.crash = error
        self.finish("crash")
        raise AssertionError

    def _choose(self, current: Task) -> Task:
        if self.winding_down and not self.live:
            self.finish("returned")
        if len(self.events) >= self.step_limit:
            self.finish("steps")
        if not len(self.events) & 255 and real_time.process_time() > self.deadline:
            self.finish("deadline")
        while True:
            enabled = [t for t in self.live if t.pending.always or t.pending.ready(self)]  # type: ignore[union-attr]
            if enabled:
                break
            self._idle()
        chosen = self.strategy.pick(self, enabled, current)  # type: ignore[union-attr]
        if chosen is None:
            self.finish("pruned")
            raise AssertionError
        if chosen not in enabled and not chosen.pending.ready(self):  # type: ignore[union-attr]
            self.diverged = True  # something differs from execution to execution
            self.finish("pruned")
        return chosen

    def _idle(self) -> None:
        """Nobody can go on: let time pass, wake a spinner for a last try, or end."""
        deadlines = [
            d
            for t in self.live
            if (d := getattr(t.pending, "deadline", None)) is not None and d > self.now
        ]
        effects = sum(t.effects for t in self.tasks)
        if deadlines:
            if effects != self.idle_effects:
                self.idle_effects, self.idle_rounds = effects, 0
            self.idle_rounds += 1
            if self.winding_down:
                self.finish("returned")
            if self.idle_rounds > _IDLE_ADVANCES:
                self.finish("polling")
            self.now = min(deadlines)
            self._meet()
            return
        if self.winding_down:
            self.finish("returned")
        spinners = [t for t in self.live if isinstance(t.pending, Spin)]
        if spinners and self.probation < _PROBATION_ROUNDS:
            self.probation += 1
            for task in spinners:
                task.pending.watch = [(Cell(None, ""), -1)]  # type: ignore[union-attr]
            return
        self.finish("stuck")

    def _meet(self) -> None:
        """Time passes for everybody: whatever was before is ordered before what follows."""
        if self.hurry_limit:
            return
        for task in self.live:
            self.could_have_come_first(task)
        most: Clock = [0] * len(self.tasks)
        for task in self.tasks:
            join(most, task.clock)
        for task in self.live:
            task.clock[:] = most

    def finish(self, stop: str) -> None:
        """End the execution from inside a task; the hub sees why in `stop`."""
        self.stop = stop
        self.hub.switch()
        raise GreenletExit

    # -- time --------------------------------------------------------------------------------

    def may_hurry(self, deadline: float) -> bool:
        """Whether a sleep may end although others could go on."""
        if len(self.tasks) > 1:
            self.could_hurry = True
        if self.hurried >= self.hurry_limit:
            return False
        return not any(
            (d := getattr(t.pending, "deadline", None)) is not None and self.now < d < deadline
            for t in self.live
        )

    def hurry(self, deadline: float) -> None:
        """Let a sleep end early, relative to what the others have done."""
        self.hurried += 1
        self.now = deadline

    def sleep(self, seconds: float, *, early: bool) -> None:
        """Wait for virtual time to pass."""
        task = self.current
        if task is None:
            self._outside()
            return
        task.waits += 1
        clock = self.clock_cell if self.hurry_limit else None
        self.step(Sleep(self.time() + seconds, clock, early=early))

    def time(self) -> float:
        """The virtual time; looking is an access once sleeps can be hurried."""
        if self.hurry_limit and self.current is not None:
            from_cell = ((self.clock_cell, 0),)
            self.step(_ClockRead(from_cell))
        return self.now

    def step_without(self, task: Task) -> None:
        """Let the others go on without a task that will not run again."""
        chosen = self._next(task)
        self.current = chosen
        chosen.greenlet.switch()

    # -- the hub -----------------------------------------------------------------------------

    def run(self, function: Callable[[], None], at_end: Callable[[], None]) -> None:
        """Run an execution to its end, from the hub.

        Args:
            function: What the main task does; it ends with `finish`.
            at_end: Called while tasks that are left still stand where they are.
        """
        self.hub = getcurrent()
        main = self.spawn(function, daemon=False)
        self.current = main
        main.greenlet.switch()
        self.current = None
        try:
            at_end()
        finally:
            self.abandon()

    def abandon(self) -> None:
        """End what is left of the tasks."""
        self.dead = True
        self.current = None
        for task in self.tasks:
            self.swallowed = 0
            if not task.greenlet.dead:
                task.greenlet.throw(GreenletExit)
        self.live.clear()
        self.dead = False

    def busy(self, site: int) -> None:
        """Called now and then by loops that do nothing visible."""
        self.ticks += _TICKS_BETWEEN_LOOKS
        if self.ticks > _MOST_TICKS or real_time.process_time() > self.deadline:
            self.finish("ticks")
        del site
        self.step(Operation())


class _ClockRead(Operation):
    __slots__ = ("cells",)
    kind = "time"
    site = CLOCK_SITE

    def __init__(self, cells: tuple[tuple[Cell, int], ...]) -> None:
        self.cells = cells

    def perform(self, machine: Machine, task: Task) -> None:
        touch(machine, task, self)
