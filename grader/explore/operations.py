"""What a task can be about to do: one class for each kind of visible operation.

A pending operation answers two questions: can it happen now (`ready`), and
what does it touch (`cells`, the basis of all independence). When its task
has been chosen, `perform` carries out its effect on the machine's own state
and records it as an event. Operations hold no task, so a lock keeps one
`Acquire` and everybody who wants the lock waits with it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from grader.explore.cells import CONFLICTS, READ, WRITE, Cell, join

if TYPE_CHECKING:
    from grader.explore.machine import Machine
    from grader.explore.primitives import Lock
    from grader.explore.task import Task

RELEASE_SITE, END_SITE, CLOCK_SITE, START_SITE, RETURN_SITE = -1, -2, -3, -4, -5
"""Sites of what is not an access in rewritten source, but may have to become visible."""


class Operation:
    """Base of all: can always happen, touches nothing."""

    __slots__ = ()
    always = True
    """`ready` need not be asked."""
    kind = "yield"
    site = 0
    cells: tuple[tuple[Cell, int], ...] = ()

    def ready(self, machine: Machine) -> bool:
        """Whether it could happen now."""
        return True

    def perform(self, machine: Machine, task: Task) -> None:
        """Happen: record the event and change the machine's state."""
        machine.record(task, self)


def independent(first: Operation, second: Operation) -> bool:
    """Whether two pending operations of different tasks commute."""
    for cell, mode in first.cells:
        for other, other_mode in second.cells:
            if cell is other and other_mode in CONFLICTS[mode]:
                return False
    return True


class Access(Operation):
    """Reading or writing something shared, in one go."""

    __slots__ = ("cells", "site")
    kind = "access"

    def __init__(self, cells: tuple[tuple[Cell, int], ...], site: int) -> None:
        self.cells = cells
        self.site = site

    def perform(self, machine: Machine, task: Task) -> None:
        """Race with what is unordered, then be ordered after it."""
        touch(machine, task, self)


def touch(machine: Machine, task: Task, operation: Operation) -> None:
    """The effect of an access on the cells that it names."""
    event = len(machine.events)
    index, clock = task.index, task.clock
    for cell, mode in operation.cells:
        if cell.shared_by(index):
            for mark in cell.unordered(mode, index, clock):
                machine.race(mark, event, clock, (operation.site, mode))
    for cell, mode in operation.cells:
        cell.join_into(mode, clock)
    machine.record(task, operation)
    for cell, mode in operation.cells:
        if mode & 1:
            cell.version += 1
            task.effects += 1
        else:
            task.reads.append((cell, cell.version))
        cell.mark(mode, index, (clock[index], event, operation.site, mode))
        cell.publish(mode, clock)


class Acquire(Operation):
    """Taking a lock, waiting for as long as it takes.

    It races with the earlier *acquisition*, not with the release between the
    two, which could not have come later.
    """

    __slots__ = ("cells", "lock")
    always = False
    kind = "acquire"

    def __init__(self, lock: Lock) -> None:
        self.lock = lock
        self.cells = ((lock.cell, WRITE),)

    def ready(self, machine: Machine) -> bool:
        """Only while nobody has it."""
        return self.lock.holder is None

    def perform(self, machine: Machine, task: Task) -> None:
        """Take it."""
        take(machine, task, self.lock, self)


def take(machine: Machine, task: Task, lock: Lock, operation: Operation) -> None:
    """The effect of every successful acquisition."""
    cell, index, clock = lock.cell, task.index, task.clock
    event = len(machine.events)
    for mark in cell.unordered(WRITE, index, clock):
        machine.race(mark, event, clock, (RELEASE_SITE, WRITE))
    cell.join_into(WRITE, clock)
    machine.record(task, operation)
    cell.version += 1
    cell.mark(WRITE, index, (clock[index], event, RELEASE_SITE, WRITE))
    cell.publish(WRITE, clock)
    lock.holder = task
    task.held.append(lock)


class TryAcquire(Operation):
    """Taking a lock if it is free: at once, or until a deadline has passed.

    Unlike `Acquire` it can fail, so it races with releases as well; those
    become visible when that happens.
    """

    __slots__ = ("cells", "deadline", "hasty", "lock", "taken")
    kind = "try"

    def __init__(self, lock: Lock, deadline: float | None, *, hasty: bool = False) -> None:
        self.lock = lock
        self.deadline = deadline
        self.hasty = hasty
        self.cells = ((lock.cell, WRITE),)
        self.taken = False

    @property
    def always(self) -> bool:  # type: ignore[override]
        """Without a deadline it is never kept waiting."""
        return self.deadline is None

    def ready(self, machine: Machine) -> bool:
        """When the lock is free or the time is up."""
        if self.lock.holder is None or self.deadline is None or machine.now >= self.deadline:
            return True
        return self.hasty and machine.may_hurry(self.deadline)

    def perform(self, machine: Machine, task: Task) -> None:
        """Take it or see that it is taken."""
        lock = self.lock
        if lock.holder is not None and self.deadline is not None and machine.now < self.deadline:
            machine.hurry(self.deadline)
        if self.deadline is None or self.hasty or machine.now >= self.deadline:
            race_with_release(machine, task, lock)
        if lock.holder is None:
            self.taken = True
            take(machine, task, lock, self)
            return
        look(machine, task, lock.cell, self)


def race_with_release(machine: Machine, task: Task, lock: Lock) -> None:
    """A look at a lock could have come before the release that it follows."""
    if lock.freed is not None:
        who, need, event = lock.freed
        if who != task.index and task.clock[who] < need:
            mark = (need, event, RELEASE_SITE, WRITE)
            machine.race(mark, len(machine.events), task.clock, (RELEASE_SITE, READ))


def look(machine: Machine, task: Task, cell: Cell, operation: Operation) -> None:
    """A visible read of a primitive's state."""
    index, clock = task.index, task.clock
    event = len(machine.events)
    for mark in cell.unordered(READ, index, clock):
        machine.race(mark, event, clock, (RELEASE_SITE, READ))
    cell.join_into(READ, clock)
    machine.record(task, operation)
    task.reads.append((cell, cell.version))
    cell.mark(READ, index, (clock[index], event, RELEASE_SITE, READ))
    cell.publish(READ, clock)


class Locked(Operation):
    """Asking whether a lock is taken."""

    __slots__ = ("cells", "lock")
    kind = "locked"

    def __init__(self, lock: Lock) -> None:
        self.lock = lock
        self.cells = ((lock.cell, READ),)

    def perform(self, machine: Machine, task: Task) -> None:
        """Look, and race with the release if there was one."""
        race_with_release(machine, task, self.lock)
        look(machine, task, self.lock.cell, self)


class Release(Operation):
    """Giving a lock back; a switch point only once something has raced with it."""

    __slots__ = ("cells", "lock")
    kind = "release"

    def __init__(self, lock: Lock) -> None:
        self.lock = lock
        self.cells = ((lock.cell, WRITE),)

    def perform(self, machine: Machine, task: Task) -> None:
        """Record it as an event of its own."""
        event = len(machine.events)
        for mark in self.lock.cell.unordered(WRITE, task.index, task.clock):
            machine.race(mark, event, task.clock, (RELEASE_SITE, WRITE))
        self.lock.cell.join_into(WRITE, task.clock)
        machine.record(task, self)
        self.lock.free(task, event)


class Join(Operation):
    """Waiting for a thread to end."""

    __slots__ = ("deadline", "task")
    always = False
    kind = "join"

    def __init__(self, task: Task, deadline: float | None) -> None:
        self.task = task
        self.deadline = deadline

    @property
    def cells(self) -> tuple[tuple[Cell, int], ...]:  # type: ignore[override]
        """With a deadline it looks whether the thread has ended."""
        return () if self.deadline is None else ((self.task.end_cell, READ),)

    def ready(self, machine: Machine) -> bool:
        """When the thread has ended or the time is up."""
        return self.task.done or (self.deadline is not None and machine.now >= self.deadline)

    def perform(self, machine: Machine, task: Task) -> None:
        """Be ordered after the end of the thread, or look at it in vain."""
        if self.task.done:
            if self.deadline is not None:
                race_with_end(machine, task, self.task)
            join(task.clock, self.task.clock)
            machine.record(task, self)
        else:
            look(machine, task, self.task.end_cell, self)


def race_with_end(machine: Machine, task: Task, ended: Task) -> None:
    """A look that saw the end of a thread could have come before it."""
    for mark in ended.end_cell.unordered(READ, task.index, task.clock):
        machine.race(mark, len(machine.events), task.clock, (END_SITE, READ))


class Alive(Operation):
    """Asking whether a thread has ended."""

    __slots__ = ("cells", "task")
    kind = "is_alive"

    def __init__(self, task: Task) -> None:
        self.task = task
        self.cells = ((task.end_cell, READ),)

    def perform(self, machine: Machine, task: Task) -> None:
        """Look."""
        look(machine, task, self.task.end_cell, self)


class End(Operation):
    """The end of a thread, where somebody looked whether it had come."""

    __slots__ = ("cells",)
    kind = "end"

    def __init__(self, task: Task) -> None:
        self.cells = ((task.end_cell, WRITE),)

    def perform(self, machine: Machine, task: Task) -> None:
        """Race with those that looked before."""
        event = len(machine.events)
        cell = task.end_cell
        for mark in cell.unordered(WRITE, task.index, task.clock):
            machine.race(mark, event, task.clock, (END_SITE, WRITE))
        cell.join_into(WRITE, task.clock)
        machine.record(task, self)
        cell.mark(WRITE, task.index, (task.clock[task.index], event, END_SITE, WRITE))
        cell.publish(WRITE, task.clock)


class Sleep(Operation):
    """Waiting for virtual time to pass.

    A sleep that others' work may outlast (`early`) can end before they have
    gone on, as it can on a busy machine; the clock moves with it.
    """

    __slots__ = ("cells", "deadline", "early")
    always = False
    kind = "sleep"

    def __init__(self, deadline: float, clock: Cell | None, *, early: bool) -> None:
        self.deadline = deadline
        self.early = early
        self.cells = ((clock, WRITE),) if clock is not None else ()

    def ready(self, machine: Machine) -> bool:
        """When the time has come, or may be said to have come."""
        return machine.now >= self.deadline or (self.early and machine.may_hurry(self.deadline))

    def perform(self, machine: Machine, task: Task) -> None:
        """Wake, moving the clock if it had not come so far."""
        if machine.now < self.deadline:
            machine.hurry(self.deadline)
        touch(machine, task, self)


class Spin(Operation):
    """Standing still until something that a spinning loop read has changed."""

    __slots__ = ("blind", "loop", "watch")
    always = False
    kind = "spin"

    def __init__(self, watch: list[tuple[Cell, int]], loop: int) -> None:
        self.watch = watch
        self.blind = not watch
        """The loop looks at nothing that others could change, so it waits for nobody."""
        self.loop = loop

    def ready(self, machine: Machine) -> bool:
        """When going round once more could make a difference."""
        return any(cell.version != version for cell, version in self.watch)


def is_decision(operation: Operation) -> bool:
    """Whether it matters when an operation happens, once it can."""
    if isinstance(operation, Join):
        return operation.deadline is not None
    return not isinstance(operation, Spin) and type(operation) is not Operation
