"""Dynamic partial-order reduction: one schedule of each class of equivalent ones.

Source sets and sleep sets (Abdulla, Aronis, Jonsson, Sagonas, "Source sets:
a foundation for optimal dynamic partial order reduction", JACM 2017,
algorithm Source-DPOR). Two executions are equivalent when one can be turned
into the other by swapping neighbouring operations that commute; `cells`
says which do, at the level of objects and their fields.

After each execution every race in its new part (`Machine.race`: two
operations that do not commute and that nothing else orders) asks for an
execution in which the later one comes first. The initials of what has to
come before the reversed race are computed at the state before the earlier
operation, and one of them is added there unless one is present or asleep.

What a task that never got to do its pending operation would have done is a
race as well: a thread that waits for a lock for ever could have had it
first. So pending operations are treated as if they came last of all.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from grader.explore.operations import independent
from grader.explore.strategies.interface import Fairness, ScheduleStrategy

if TYPE_CHECKING:
    from grader.explore.cells import Clock
    from grader.explore.laboratory import Execution
    from grader.explore.ledger import Event
    from grader.explore.machine import Machine
    from grader.explore.task import Task


_ENDLESS = 200
"""New operations of an endless execution that are looked at for races."""
_FAR = 2_000


class _Node:
    """A state on the current path: who could go, who went, who is still to go."""

    __slots__ = ("backtrack", "chosen", "done", "enabled", "sleep")

    def __init__(self, enabled: frozenset[int], sleep: set[int], chosen: int) -> None:
        self.enabled = enabled
        self.sleep = sleep
        self.chosen = chosen
        self.backtrack = {chosen}
        self.done: set[int] = set()


class DporStrategy(ScheduleStrategy):
    """Executes every inequivalent schedule once, up to redundant beginnings."""

    bound = "all inequivalent schedules"

    def __init__(self) -> None:
        self.restart()

    def restart(self) -> None:
        """Begin the tree again."""
        self._nodes: list[_Node] = []
        self._depth = 0
        self._started = False
        self._fresh = 0

    def begin(self) -> bool:
        """Back up to the deepest state with somebody left to go first."""
        self._fairness = Fairness()
        self._depth = 0
        if not self._started:
            self._started = True
            self._fresh = 0
            return True
        while self._nodes:
            node = self._nodes[-1]
            node.done.add(node.chosen)
            left = node.backtrack - node.done - node.sleep
            if left:
                node.chosen = min(left)
                self._fresh = len(self._nodes) - 1
                return True
            self._nodes.pop()
        return False

    def pick(self, machine: Machine, enabled: list[Task], current: Task) -> Task | None:
        """Follow the path, then go on by default without waking sleepers."""
        depth = self._depth
        self._depth = depth + 1
        default = self._fairness.choose(enabled, current)
        if depth < len(self._nodes):
            return machine.tasks[self._nodes[depth].chosen]
        sleep = self._sleep(machine)
        if sleep:
            awake = [task for task in enabled if task.index not in sleep]
            if not awake:
                self._depth = depth
                return None
            if default.index in sleep:
                if default is not current and current in enabled:
                    self._depth = depth  # going on without the one whose turn it is is not fair
                    return None
                default = awake[0]
        numbers = frozenset([task.index for task in enabled])
        self._nodes.append(_Node(numbers, sleep, default.index))
        return default

    def _sleep(self, machine: Machine) -> set[int]:
        if not self._nodes:
            return set()
        node = self._nodes[-1]
        asleep = node.sleep | node.done
        if not asleep:
            return asleep
        happened = machine.events[-1].operation
        return {
            number
            for number in asleep
            if number != node.chosen
            and (pending := machine.tasks[number].pending) is not None
            and independent(pending, happened)
        }

    def end(self, execution: Execution) -> None:
        """Ask for the reversal of every new race."""
        events = execution.events
        del self._nodes[len(events) :]
        endless = execution.endless
        last = self._fresh + _ENDLESS if endless else len(events)
        for first, second, clock, task in execution.races:
            if task >= 0:
                self._reverse(events, first, second, task, clock)
            elif self._fresh <= second < last:
                self._reverse(events, first, second, events[second].task, clock)
        if execution.completed and not endless:
            self._reverse_pending(execution)

    def _reverse_pending(self, execution: Execution) -> None:
        last = len(execution.events)
        for task in execution.tasks:
            if task.pending is None or task.done:
                continue
            for cell, mode in task.pending.cells:
                for mark in cell.unordered(mode, task.index, task.clock):
                    if mark[1] >= 0:
                        self._reverse(execution.events, mark[1], last, task.index, task.clock)

    def _reverse(
        self, events: list[Event], first: int, second: int, task: int, clock: Clock
    ) -> None:
        """Make sure that an execution with `second` before `first` will come.

        Args:
            events: Of the execution.
            first: Number of the earlier operation.
            second: Number of the later one; one past the end for a pending operation.
            task: Who performs the later one.
            clock: What that task had seen just before.
        """
        node = self._nodes[first]
        initials = _initials(events, first, second, task, clock)
        if initials & node.backtrack or initials & node.sleep:
            return
        possible = initials & node.enabled
        if possible:
            node.backtrack.add(task if task in possible else min(possible))


def _initials(events: list[Event], first: int, second: int, task: int, clock: Clock) -> set[int]:
    """Tasks that can begin what must precede the reversed race, and the race itself."""
    start = events[first]
    if second - first > _FAR:
        return {task}  # what lies between is not worth its quadratic price
    later: list[Event] = []
    seen: set[int] = set()
    initials: set[int] = set()
    for event in events[first + 1 : second]:
        if event.task == start.task or _seen(event.clock, start):
            continue
        if event.task not in seen:
            seen.add(event.task)
            if not any(_seen(event.clock, before) for before in later):
                initials.add(event.task)
        later.append(event)
    if task not in seen and not any(_seen(clock, before) for before in later):
        initials.add(task)
    return initials


def _seen(clock: Clock, event: Event) -> bool:
    """Whether whoever has this clock is ordered after the event."""
    return event.task < len(clock) and clock[event.task] >= event.time
