"""Semaphores and queues: something is given, and somebody takes the oldest of it.

All are one primitive. A *take* waits until there is a token, a *give* adds one (a queue's token
is its item). In the standard library each of them is a handful of operations on a lock and a
condition, and every order of these would be a schedule of its own.

What depends on what is the lesson of the lock, with a count: a take races with the earlier takes,
not with the give that enables it, which cannot come later; gives race with one another, as their
order decides which of them enables the next take. A take that finds an older token does not mind a
give at all. An attempt that can fail minds both. In a queue of limited size room is given and
taken as well: to put is to take room and give the item, to get is the reverse, each in one go. Who takes when several wait is anybody's guess, as
the documentation of `Semaphore.acquire` has it.
"""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING, Any, NamedTuple

from grader.explore.cells import READ, SHARED, WRITE, Cell, Clock, join
from grader.explore.operations import RELEASE_SITE, Operation, look, touch

if TYPE_CHECKING:
    from grader.explore.machine import Machine
    from grader.explore.task import Task


class Token:
    """Something given; it remembers what its giver had seen."""

    __slots__ = ("clock", "item")

    def __init__(self, item: Any, clock: Clock | None = None) -> None:
        self.item = item
        self.clock = clock


SEMAPHORE_WORDS = ("acquire", "release", "refused")


class Tokens:
    """What has been given and not yet taken, the oldest first."""

    __slots__ = ("gives", "left", "most", "owner", "takes", "words")

    def __init__(
        self, owner: object, count: int = 0, words: tuple[str, str, str] = SEMAPHORE_WORDS
    ) -> None:
        self.owner = owner
        """The semaphore or queue that a program knows it by."""
        self.left: deque[Token] = deque(Token(None) for _ in range(count))
        self.most: int | None = None
        """More than these may never be left, for semaphores that are bounded."""
        self.words = words
        """What taking, giving and taking in vain are called."""
        self.takes = Cell(owner, "take")
        self.gives = Cell(owner, "give")
        self.takes.sole = self.gives.sole = SHARED

    def take(self, machine: Machine, gift: Gift | None = None) -> Token | None:
        """Wait for a token and take it; None only where nobody could wait."""
        if machine.current is None:
            return self._take_outside(machine, gift)
        operation = Take(self, gift)
        machine.step(operation)
        return operation.taken

    def try_to_take(
        self, machine: Machine, timeout: float, gift: Gift | None = None
    ) -> Token | None:
        """Take a token if there is one, or comes one in time."""
        task = machine.current
        if task is None:
            return self._take_outside(machine, gift)
        deadline = None
        if timeout > 0:
            task.waits += 1
            deadline = machine.time() + timeout
        attempt = TryTake(self, gift, deadline, hasty=task.hasty or machine.hasty_waits)
        machine.step(attempt)
        return attempt.taken

    def _take_outside(self, machine: Machine, gift: Gift | None) -> Token | None:
        if machine.dead:
            machine.step(Take(self))
        if self.left and gift is not None:
            gift.to.left.append(Token(gift.item))
        return self.left.popleft() if self.left else None

    def give(self, machine: Machine, items: tuple[Any, ...]) -> bool:
        """Add tokens; False if that would be more than may be left."""
        if machine.current is None:
            self.left.extend(Token(item) for item in items)
            return True
        gift = Give(self, items)
        machine.step(gift)
        return gift.accepted

    def count(self, machine: Machine) -> int:
        """How many are left."""
        if machine.current is not None:
            machine.step(Count(self))
        return len(self.left)


class Gift(NamedTuple):
    """What is given, and to where, in the same go in which something else is taken."""

    to: Tokens
    item: object


class Count(Operation):
    """Asking how many tokens are left."""

    __slots__ = ("cells", "tokens")
    kind = "count"
    site = RELEASE_SITE

    def __init__(self, tokens: Tokens) -> None:
        self.tokens = tokens
        self.cells = ((tokens.takes, READ), (tokens.gives, READ))

    def perform(self, machine: Machine, task: Task) -> None:
        """Look."""
        touch(machine, task, self)


class Take(Operation):
    """Taking a token, waiting for as long as it takes."""

    __slots__ = ("cells", "gift", "taken", "tokens")
    always = False
    kind = "take"

    def __init__(self, tokens: Tokens, gift: Gift | None = None) -> None:
        self.tokens = tokens
        self.gift = gift
        self.taken: Token | None = None
        self.cells = _cells(tokens, gift)

    def ready(self, machine: Machine) -> bool:
        """While something is left."""
        return bool(self.tokens.left)

    def perform(self, machine: Machine, task: Task) -> None:
        """Take the oldest."""
        self.taken = _taken(machine, task, self)


def _cells(tokens: Tokens, gift: Gift | None) -> tuple[tuple[Cell, int], ...]:
    """What a take that succeeds changes."""
    takes = ((tokens.takes, WRITE),)
    return takes if gift is None else (*takes, (gift.to.gives, WRITE))


def _taken(machine: Machine, task: Task, operation: Take | TryTake) -> Token:
    """The effect of every take that succeeds."""
    tokens, gift, index, clock = operation.tokens, operation.gift, task.index, task.clock
    event = len(machine.events)
    cells = _cells(tokens, gift)
    for cell, mode in cells:
        for mark in cell.unordered(mode, index, clock):
            machine.race(mark, event, clock, (RELEASE_SITE, WRITE))
    for cell, mode in cells:
        cell.join_into(mode, clock)
    token = tokens.left.popleft()
    if token.clock is not None:
        join(clock, token.clock)
    machine.record(task, operation)
    task.effects += 1
    for cell, mode in cells:
        cell.version += 1
        cell.mark(mode, index, (clock[index], event, RELEASE_SITE, mode))
        cell.publish(mode, clock)
    if gift is not None:
        gift.to.left.append(Token(gift.item, clock.copy()))
    return token


class TryTake(Operation):
    """Taking a token if there is one: at once, or until a deadline has passed."""

    __slots__ = ("cells", "deadline", "gift", "hasty", "taken", "tokens")
    kind = "try take"

    def __init__(
        self, tokens: Tokens, gift: Gift | None, deadline: float | None, *, hasty: bool
    ) -> None:
        self.tokens = tokens
        self.gift = gift
        self.deadline = deadline
        self.hasty = hasty
        self.taken: Token | None = None
        self.cells = (*_cells(tokens, gift), (tokens.gives, READ))

    @property
    def always(self) -> bool:  # type: ignore[override]
        """Without a deadline it is never kept waiting."""
        return self.deadline is None

    def ready(self, machine: Machine) -> bool:
        """When there is something or the time is up."""
        if self.tokens.left or self.deadline is None or machine.now >= self.deadline:
            return True
        return self.hasty and machine.may_hurry(self.deadline)

    def perform(self, machine: Machine, task: Task) -> None:
        """Take the oldest, or see that there is none."""
        left = self.tokens.left
        if not left and self.deadline is not None and machine.now < self.deadline:
            machine.hurry(self.deadline)
        if left:
            self._race_with_gift(machine, task)
            self.taken = _taken(machine, task, self)
            return
        event, index, clock = len(machine.events), task.index, task.clock
        for mark in self.tokens.takes.unordered(READ, index, clock):
            machine.race(mark, event, clock, (RELEASE_SITE, READ))
        self.tokens.takes.join_into(READ, clock)
        look(machine, task, self.tokens.gives, self)
        self.tokens.takes.mark(READ, index, (clock[index], event, RELEASE_SITE, READ))
        self.tokens.takes.publish(READ, clock)

    def _race_with_gift(self, machine: Machine, task: Task) -> None:
        """It might have come before what it found was given, and failed."""
        if self.deadline is not None and not self.hasty and machine.now < self.deadline:
            return
        for mark in self.tokens.gives.unordered(READ, task.index, task.clock):
            machine.race(mark, len(machine.events), task.clock, (RELEASE_SITE, READ))


class Give(Operation):
    """Adding tokens."""

    __slots__ = ("accepted", "cells", "items", "tokens")
    kind = "give"

    def __init__(self, tokens: Tokens, items: tuple[Any, ...]) -> None:
        self.tokens = tokens
        self.items = items
        self.accepted = True
        self.cells = ((tokens.gives, WRITE),)
        if tokens.most is not None:  # whether it may depends on what has been taken
            self.cells = ((tokens.gives, WRITE), (tokens.takes, READ))

    def perform(self, machine: Machine, task: Task) -> None:
        """Add them, unless there would be too many."""
        tokens, index, clock = self.tokens, task.index, task.clock
        event = len(machine.events)
        for cell, mode in self.cells:
            for mark in cell.unordered(mode, index, clock):
                machine.race(mark, event, clock, (RELEASE_SITE, mode))
        for cell, mode in self.cells:
            cell.join_into(mode, clock)
        machine.record(task, self)
        task.effects += 1
        for cell, mode in self.cells:
            cell.version += mode == WRITE
            cell.mark(mode, index, (clock[index], event, RELEASE_SITE, mode))
            cell.publish(mode, clock)
        if tokens.most is not None and len(tokens.left) + len(self.items) > tokens.most:
            self.accepted = False
            return
        seen = clock.copy()
        tokens.left.extend(Token(item, seen) for item in self.items)
