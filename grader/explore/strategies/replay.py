"""Repeating an execution: from the choices of a search, or from a token.

People's replays run with *every* access a switch point, so that they do not
depend on what a search had found out. `GuidedStrategy` turns the choices of
a search into such an execution; `RecordingStrategy` wraps a strategy and
notes where it departs from the default; `TokenStrategy` repeats that.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from grader.explore.operations import (
    END_SITE,
    RELEASE_SITE,
    Access,
    Alive,
    End,
    Operation,
    Release,
    is_decision,
)
from grader.explore.schedule import MOST_ENDLESS_SWITCHES, Position, Switch, Token, letter
from grader.explore.strategies.interface import Fairness, ScheduleStrategy

if TYPE_CHECKING:
    from collections.abc import Callable

    from grader.explore.laboratory import Execution
    from grader.explore.machine import Machine
    from grader.explore.task import Task

_FOR_EVER = 1 << 60


class Once(ScheduleStrategy):
    """Base of strategies for a single execution."""

    def __init__(self) -> None:
        self._begun = False
        self.fairness = Fairness(patience=_FOR_EVER)  # tokens name every switch but forced ones

    def begin(self) -> bool:
        """Only the first time."""
        begun, self._begun = self._begun, True
        return not begun

    def pick(self, machine: Machine, enabled: list[Task], current: Task) -> Task | None:
        """The default."""
        return self.fairness.choose(enabled, current)

    def end(self, execution: Execution) -> None:
        """Nothing is learned."""


class GuidedStrategy(Once):
    """Repeats the choices of a search, with more operations visible than it saw."""

    def __init__(self, execution: Execution, visible: frozenset[int]) -> None:
        super().__init__()
        self.fairness = Fairness()
        self._choices = execution.decisions
        self._endless = execution.endless
        self._visible = visible
        self._position = 0

    def _was_visible(self, operation: Operation | None) -> bool:
        if operation is None or not is_decision(operation):
            return False
        if isinstance(operation, Access):
            return operation.site in self._visible
        if isinstance(operation, Release):
            return RELEASE_SITE in self._visible
        if isinstance(operation, End | Alive):
            return END_SITE in self._visible
        return True

    def pick(self, machine: Machine, enabled: list[Task], current: Task) -> Task | None:
        """Go on to where the search could choose; choose as it did there."""
        default = self.fairness.choose(enabled, current)
        if current in enabled and not self._was_visible(current.pending):
            return current if current.pending is not None else default
        if self._position >= len(self._choices):
            if self._endless:
                machine.finish("cut")
            return default
        number = self._choices[self._position]
        target = machine.tasks[number] if number < len(machine.tasks) else None
        if target is not None and target in enabled:
            if self._was_visible(target.pending):
                self._position += 1
            return target
        for task in enabled:
            if not self._was_visible(task.pending):
                return task
        return default


class RecordingStrategy(Once):
    """Notes where another strategy departs from the default."""

    def __init__(
        self, inner: ScheduleStrategy, locate: Callable[[Machine, Task], tuple[int, int]]
    ) -> None:
        super().__init__()
        self._inner = inner
        self._locate = locate
        self._visits: dict[tuple[str, int, int, str], int] = {}
        self.switches: list[Switch] = []
        self.preemptions = 0
        self.at_preemption: list[int] = []
        """Numbers of the events before which a thread was stopped that could have gone on."""

    def token(self, hurry: int, *, endless: bool) -> Token:
        """What was recorded."""
        if endless:
            return Token(tuple(self.switches[:MOST_ENDLESS_SWITCHES]), hurry, endless=True)
        return Token(tuple(self.switches), hurry)

    def position(self, machine: Machine, current: Task) -> Position:
        """Where the task that ran last has come to."""
        operation = current.pending
        if current.done or operation is None:
            place, kind = (0, 0), "e"
        else:
            place, kind = self._locate(machine, current), letter(operation.kind)
        key = (current.path, *place, kind)
        visit = self._visits[key] = self._visits.get(key, 0) + 1
        return Position(current.path, *place, kind, visit)

    def pick(self, machine: Machine, enabled: list[Task], current: Task) -> Task | None:
        """As the inner strategy does."""
        position = self.position(machine, current)
        default = self.fairness.choose(enabled, current)
        chosen = self._inner.pick(machine, enabled, current)
        if chosen is not None and chosen is not default:
            self.switches.append(Switch(position, chosen.path))
            self._settle(chosen)
        if chosen is not current and current in enabled and is_decision_of(current):
            self.preemptions += 1
            self.at_preemption.append(len(machine.events))
        return chosen

    def _settle(self, chosen: Task) -> None:
        self.fairness.note(chosen)


def is_decision_of(task: Task) -> bool:
    """Whether stopping a task here is a pre-emption, not a yield."""
    return task.pending is not None and is_decision(task.pending)


class TokenStrategy(RecordingStrategy):
    """Repeats the execution that a token tells of."""

    def __init__(self, token: Token, locate: Callable[[Machine, Task], tuple[int, int]]) -> None:
        super().__init__(self, locate)
        self._left = list(reversed(token.switches))
        self._endless = token.endless and bool(self._left)

    @property
    def fits(self) -> bool:
        """Whether all switches were met."""
        return not self._left

    def pick(self, machine: Machine, enabled: list[Task], current: Task) -> Task | None:
        """The default, but for the token's switches."""
        position = self.position(machine, current)
        chosen = self.fairness.choose(enabled, current)
        if self._endless and not self._left and chosen is not current:
            machine.finish("cut")
        if self._left and self._left[-1].at == position:
            for task in enabled:
                if task.path == self._left[-1].to:
                    chosen = task
                    self._settle(task)
                    self._left.pop()
                    break
        if chosen is not current and current in enabled and is_decision_of(current):
            self.preemptions += 1
            self.at_preemption.append(len(machine.events))
        return chosen
