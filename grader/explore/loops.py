"""Loops that go round without getting anywhere.

At the head of every `while` loop the rewritten program calls `tick`. A round
in which a task changed nothing that others can see, took and gave back the
same locks, read only what is still as it was and left its local variables
alone has changed nothing at all, and the next round will be the same: the
task is stood still (`operations.Spin`) until something that it read changes.
This keeps spinning programs finite for every strategy without hiding any
behaviour, and is what "busy waiting" means in a verdict.

A loop that waits or sleeps in between is polling: it is not stood still
(time passes only when nobody else can go on, so it cannot get in the way),
but it is noted.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

from grader.explore.operations import Spin
from grader.explore.versions import is_function_frame, local_variables

if TYPE_CHECKING:
    from collections.abc import Callable

    from grader.explore.machine import Machine
    from grader.explore.task import Task

_EXACT = frozenset({int, float, str, bytes, bool, tuple})
_IDLE_ROUNDS = 2
_MOST_READS = 4096
_TICKS_BETWEEN_LOOKS = 4096


class Loop:
    """What was so when a task last came to the head of a loop."""

    __slots__ = ("effects", "held", "idle", "locals", "mark", "waits")

    def __init__(self) -> None:
        self.effects = -1
        self.waits = -1
        self.held: list[object] = []
        self.mark = 0
        self.locals: dict[str, Any] | None = None
        self.idle = 0
        """Rounds on end that waited and changed nothing but local variables, such as a count."""


def make_tick(machine: Machine) -> Callable[[int], None]:
    """The hook at the head of every loop, for one machine."""

    def tick(site: int) -> None:
        task = machine.current
        if task is None:
            machine.step(_NOTHING)
            return
        task.ticks += 1
        loop = task.loops.get(site)
        if loop is None:
            loop = task.loops[site] = Loop()
        if len(task.reads) > _MOST_READS:
            _forget_reads(task)
        if loop.effects != task.effects:
            loop.effects = task.effects
            loop.idle = 0
        elif loop.held == task.held:
            _round_without_effect(machine, task, loop, site)
        loop.waits = task.waits
        loop.mark = len(task.reads)
        loop.held = task.held.copy()
        if not task.ticks % _TICKS_BETWEEN_LOOKS:
            machine.busy(site)

    return tick


def make_step(machine: Machine) -> Callable[[int], None]:
    """The hook in `for` loops that may be endless; an iterator moves on every round."""

    def step(site: int) -> None:
        task = machine.current
        if task is None:
            machine.step(_NOTHING)
            return
        task.ticks += 1
        task.effects += 1
        if not task.ticks % _TICKS_BETWEEN_LOOKS:
            machine.busy(site)

    return step


def _forget_reads(task: Task) -> None:
    task.reads.clear()
    for loop in task.loops.values():
        loop.mark = 0


def _round_without_effect(machine: Machine, task: Task, loop: Loop, site: int) -> None:
    frame = sys._getframe(2)  # noqa: SLF001  (the loop's own frame is the argument)
    now = local_variables(frame) if is_function_frame(frame) else {}
    same = loop.locals is not None and _same(loop.locals, now)
    loop.locals = now
    if loop.waits != task.waits:
        loop.idle += 1
        if same or loop.idle > _IDLE_ROUNDS:
            machine.spins.add((site, True))
        return
    if not same:
        return
    watch = list(dict(reversed(task.reads[loop.mark :])).items())
    if any(cell.version != version for cell, version in watch):
        return
    machine.spins.add((site, False))
    machine.step(Spin(watch, site))


def _same(before: dict[str, Any], after: dict[str, Any]) -> bool:
    if before.keys() != after.keys():
        return False
    for name, old in before.items():
        new = after[name]
        if old is not new and not (type(old) is type(new) and type(old) in _EXACT and old == new):
            return False
    return True


class _Nothing(Spin):
    __slots__ = ()


_NOTHING = _Nothing([], 0)
