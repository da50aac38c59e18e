"""Who cannot go on at the end of an execution, and why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from grader.explore.endings import cycle, holder_of_wanted, waiting_on, wanted_lock
from grader.explore.model import Blocked
from grader.explore.operations import Join, Spin
from grader.explore.primitives import Lock, WaiterLock

if TYPE_CHECKING:
    from grader.explore.cells import Cell
    from grader.explore.machine import Machine
    from grader.explore.task import Task
    from grader.explore.trace import Tracer


@dataclass(frozen=True, slots=True)
class Predicament:
    """The threads that are left; a cycle first, if there is one."""

    blocked: tuple[Blocked, ...]
    in_cycle: int
    """How many of them wait for one another in a circle."""
    wanted_cells: tuple[Cell, ...]

    @staticmethod
    def of(machine: Machine, tracer: Tracer) -> Predicament:
        """Look at an execution in which nobody can go on."""
        if machine.stop != "stuck":
            return Predicament((), 0, ())
        circle = cycle(machine)
        rest = [t for t in machine.live if t not in circle and not t.daemon]
        rest.sort(key=lambda task: (isinstance(task.pending, Join), task.index))
        tasks = [*circle, *rest]
        return Predicament(
            tuple(_blocked(machine, tracer, task) for task in tasks),
            len(circle),
            tuple(lock.cell for t in tasks if (lock := wanted_lock(t)) is not None),
        )


def _blocked(machine: Machine, tracer: Tracer, task: Task) -> Blocked:
    filename, line = tracer.place(task)
    holder = holder_of_wanted(task)
    lock = wanted_lock(task)
    return Blocked(
        thread=task.name,
        line=line,
        where=tracer.where(filename, line),
        source=tracer.source(filename, line),
        wants=_wanted(machine, tracer, task, lock),
        holder=holder.name if holder is not None else "",
        holds=tuple(_name(machine, tracer, held) for held in task.held if _is_plain(held)),
        holding_line=tracer.taken_at.get(id(lock), 0),
    )


def _is_plain(lock: Any) -> bool:
    return isinstance(lock, Lock) and not isinstance(lock, WaiterLock)


def _name(machine: Machine, tracer: Tracer, lock: object) -> str:
    return tracer.names.of(machine, lock) or "a lock"


def _wanted(machine: Machine, tracer: Tracer, task: Task, lock: Lock | None) -> str:
    if isinstance(task.pending, Join):
        return f"the end of {task.pending.task.name}"
    if isinstance(task.pending, Spin):
        return "a change of what its loop looks at"
    if lock is None and not hasattr(task.pending, "tokens"):
        return "something"
    if lock is not None and not isinstance(lock, WaiterLock):
        return _name(machine, tracer, lock)
    kind, owner = waiting_on(task)
    name = tracer.names.of(machine, owner)
    word = {
        "Condition": "a notify of",
        "Event": "the event",
        "Queue": "the queue",
        "SimpleQueue": "the queue",
    }.get(kind, kind)
    return f"{word} {name or 'a ' + kind.lower()}".strip()
