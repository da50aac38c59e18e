"""What the end of an execution means."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grader.explore.model import Ending
from grader.explore.operations import Acquire, Join, Spin, TryAcquire
from grader.explore.primitives import Lock, WaiterLock
from grader.explore.versions import local_variables

if TYPE_CHECKING:
    from types import FrameType

    from grader.explore.machine import Machine
    from grader.explore.task import Task

_MANY_ROUNDS = 50


def judge(machine: Machine, stop: str, *, failed: bool) -> Ending:
    """The verdict on an execution that stopped for the reason given."""
    if stop in {"returned", "pruned"}:
        return Ending.RAISED if failed else Ending.RETURNED
    if stop == "threads":
        return Ending.TOO_MANY_THREADS
    if stop == "stuck":
        return _stuck(machine)
    if machine.tasks and machine.tasks[0].pending is not None and _main_is_over(machine):
        return Ending.LEFT_RUNNING
    if stop == "polling":
        return Ending.BUSY_WAITING
    return _endless(machine)


def _main_is_over(machine: Machine) -> bool:
    return machine.returned or machine.tasks[0].failure is not None


def _stuck(machine: Machine) -> Ending:
    """Nobody can go on and no time is left to pass."""
    live = [t for t in machine.live if not t.daemon]
    spinning = [t.pending for t in live if isinstance(t.pending, Spin)]
    if spinning and _main_is_over(machine):
        return Ending.LEFT_RUNNING
    if spinning:
        blind = all(spin.blind for spin in spinning)
        return Ending.TIMED_OUT if blind else Ending.BUSY_WAITING
    if cycle(machine):
        return Ending.DEADLOCK
    if any(waits_for_notice(machine, t) for t in live):
        return Ending.LOST_WAKEUP
    return Ending.DEADLOCK


def _endless(machine: Machine) -> Ending:
    if machine.stop == "cut" and any(task.ticks for task in machine.live):
        return Ending.LIVELOCK
    if any(task.ticks > _MANY_ROUNDS for task in machine.live):
        return Ending.LIVELOCK
    return Ending.TIMED_OUT


def wanted_lock(task: Task) -> Lock | None:
    """The lock that a task waits for."""
    if isinstance(task.pending, Acquire | TryAcquire):
        return task.pending.lock
    return None


def holder_of_wanted(task: Task) -> Task | None:
    """The task that a blocked one waits for."""
    lock = wanted_lock(task)
    if lock is not None:
        holder = lock.holder
        return holder if hasattr(holder, "held") else None
    if isinstance(task.pending, Join):
        return task.pending.task
    return None


def cycle(machine: Machine) -> list[Task]:
    """Tasks that wait for one another in a circle through locks and joins."""
    for start in machine.live:
        walk: list[Task] = []
        task: Task | None = start
        while task is not None and not task.done and task not in walk:
            walk.append(task)
            task = holder_of_wanted(task)
        if task is not None and task in walk:
            return walk[walk.index(task) :]
    return []


def waits_for_notice(machine: Machine, task: Task) -> bool:
    """Whether a task waits on a condition itself, or on an event that had been set."""
    if not isinstance(wanted_lock(task), WaiterLock):
        return False
    kind, owner = waiting_on(task)
    if kind == "Event":
        notified = {id(condition) for condition, _, _ in machine.notices}
        return id(getattr(owner, "_cond", None)) in notified
    return kind == "Condition"


def waiting_on(task: Task) -> tuple[str, object]:
    """(kind, object) of the library object that a task waits in, outermost first."""
    frame: FrameType | None = task.greenlet.gr_frame
    found: tuple[str, object] = ("", None)
    tokens = getattr(task.pending, "tokens", None)
    if tokens is not None:
        owner = tokens.owner
        found = (_library_name(type(owner)), owner)
    while frame is not None:
        module = frame.f_globals.get("__name__")
        if module in {"threading", "queue", "concurrent.futures._base"}:
            owner = local_variables(frame).get("self")
            if owner is not None:
                found = (_library_name(type(owner)), owner)
        elif found[0] and not str(module).startswith("grader.explore."):
            return found
        frame = frame.f_back
    return found


def _library_name(cls: type) -> str:
    for base in cls.__mro__:
        if base.__module__ in {"threading", "queue", "concurrent.futures._base"}:
            return base.__name__
    return cls.__name__
