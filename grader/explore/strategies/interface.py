"""What every strategy must be.

A strategy is asked at each visible operation who goes next. It is shown
tasks and their pending operations and answers with one of them; it never
runs one, and so it can be tested alone.

Contract: `begin` is called before every execution and answers whether there
is to be one. During the execution `pick` is called at each step with the
tasks that can go on (never none) in the order of their creation, and the one
that ran last (which is among them unless it waits or has ended); whoever it
returns performs its pending operation next. None abandons the execution.
`end` is called with what came of it. Given the same answers the program
does the same things, so a strategy that repeats the first n answers of an
earlier execution meets the same state after them.
"""

from __future__ import annotations

import abc
from typing import TYPE_CHECKING

from grader.explore.operations import Operation

if TYPE_CHECKING:
    from grader.explore.laboratory import Execution
    from grader.explore.machine import Machine
    from grader.explore.task import Task

_PATIENCE = 400


class ScheduleStrategy(abc.ABC):
    """Chooses the schedules of an exploration."""

    bound = ""
    """What has been covered when the strategy runs out of schedules."""

    @abc.abstractmethod
    def begin(self) -> bool:
        """Prepare for one more execution; False when none is left."""

    @abc.abstractmethod
    def pick(self, machine: Machine, enabled: list[Task], current: Task) -> Task | None:
        """Who goes next; None abandons the execution."""

    @abc.abstractmethod
    def end(self, execution: Execution) -> None:
        """Learn from an execution."""

    def restart(self) -> None:  # noqa: B027  (nothing to forget is the usual case)
        """The set of visible operations has grown: what was learned is void."""


class Fairness:
    """Whom to continue with when nothing speaks for a change.

    The task that ran last goes on, as on a real machine, until it waits, or
    yields, or has had far more than its share while others could go on: then
    the next in line. (Musuvathi and Qadeer, "Fair stateless model checking",
    PLDI 2008, need it for the same reason: loops that end only when others run.)
    """

    def __init__(self, patience: int = _PATIENCE) -> None:
        self._patience = patience
        self._last = -1
        self._streak = 0

    def note(self, chosen: Task) -> None:
        """Somebody else was chosen."""
        self._last, self._streak = chosen.index, 0

    def choose(self, enabled: list[Task], current: Task) -> Task:
        """The default choice; depends on the execution so far only."""
        if self._last == current.index:
            self._streak += 1
        else:
            self._last, self._streak = current.index, 0
        yields = type(current.pending) is Operation or self._streak > self._patience
        if current in enabled and not (yields and len(enabled) > 1):
            return current
        if yields:
            self._streak = 0
        for task in enabled:
            if task.index > current.index:
                return task
        return enabled[0]
