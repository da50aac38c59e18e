"""The engine's value types: what goes in, what comes out.

Everything here is frozen and made of plain values, so that a result can be
kept, compared and sent elsewhere after the execution it describes is gone.
Imports the standard library only.
"""

from __future__ import annotations

import enum
from collections.abc import Mapping
from dataclasses import dataclass, field


class Ending(enum.Enum):
    """How one execution ended; the value is the word of the verdict vocabulary."""

    RETURNED = "returned"
    RAISED = "raised"
    DEADLOCK = "deadlock"
    LOST_WAKEUP = "lost wake-up"
    LIVELOCK = "livelock"
    STARVATION = "starvation"
    BUSY_WAITING = "busy waiting"
    LEFT_RUNNING = "left running"
    TIMED_OUT = "timed out"
    TOO_MANY_THREADS = "too many threads"
    CRASHED = "crashed"
    """The whole process ended, which only those outside of it can tell."""


class Limit(enum.Enum):
    """What stopped an exploration before its space was exhausted."""

    NONE = "none"
    SCHEDULES = "schedules"
    SECONDS = "seconds"
    FIRST_FAILURE = "first failure"


@dataclass(frozen=True, slots=True)
class Module:
    """One source text of a program and the name it is imported by."""

    name: str
    source: str
    filename: str


@dataclass(frozen=True, slots=True)
class Program:
    """Modules to execute, in order, and the function that is the scenario.

    All modules are executed afresh, under the virtual standard library, in
    every execution; each can import those before it by name.
    """

    modules: tuple[Module, ...]
    entry: str
    """`module.function`, called with `arguments` in every execution."""
    arguments: tuple[object, ...] = ()


@dataclass(frozen=True, slots=True)
class Budget:
    """When to stop looking.

    `schedules` is the limit that makes a grade the same on every machine;
    `seconds`, of processor time, is only the safety net.
    """

    schedules: int = 20_000
    seconds: float = 5.0
    steps_per_schedule: int = 5_000
    threads: int = 256


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A line of a module."""

    module: str
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """An exception that nobody caught."""

    type_name: str
    message: str
    line: int
    """Innermost line of the program's own modules; 0 when there is none."""
    thread: str
    """Name of the thread it ended; `main` for the scenario itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Race:
    """Two conflicting accesses that no synchronisation orders (advisory)."""

    field: str
    first: Place
    second: Place
    first_writes: bool
    second_writes: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Spin:
    """A loop that went round without changing anything."""

    place: Place
    sleeps: bool
    """It polls with a sleep or a timeout, rather than burning the processor."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """One distinguishable result and a schedule that leads to it."""

    ending: Ending
    value: object
    """What the scenario returned, encoded (see `values`); None when it did not return."""
    error: Failure | None
    token: str
    count: int
    first_schedule: int
    """Number, from 1, of the first execution that ended this way."""
    preemptions: int = 0
    """Of that execution; `explain` finds how few there need to be."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Exploration:
    """What a search found."""

    outcomes: tuple[Outcome, ...]
    schedules: int
    exhausted: bool
    """Every inequivalent schedule within `bound` was executed."""
    bound: str
    """What was completed, in words; empty when nothing was."""
    limit: Limit
    seconds: float
    """Processor time that it took."""
    threads: int
    """Most threads that existed at one time, the main one included."""
    virtual_seconds: float
    """Longest virtual time that one execution took, no sleep being cut short."""
    least_virtual_seconds: float
    races: tuple[Race, ...]
    spinning: tuple[Spin, ...]
    redundant: int
    """Executions cut short because they repeated an earlier one."""

    @property
    def race_free(self) -> bool:
        """No two conflicting accesses were left unordered in any execution."""
        return not self.races


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One step of a trace, in the order in which it happened."""

    thread: str
    filename: str
    line: int
    source: str
    operation: str
    """`read`, `write`, `acquire`, `wait`, `notify` …"""
    target: str
    """The variable, as the program spells it, or the nearest to that."""
    value: str
    virtual_s: float
    where: str
    """How a sentence names the line."""
    repeated: int = 1
    """How often the row stands for the same step in a folded loop."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Blocked:
    """A thread that cannot go on, and why."""

    thread: str
    line: int
    where: str
    """How a sentence names the line."""
    source: str
    wants: str
    holder: str
    """The thread that holds what is wanted; empty when nobody does."""
    holds: tuple[str, ...]
    holding_line: int
    """Line at which the holder took it; 0 when not known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """One schedule, minimised and told for a person."""

    token: str
    ending: Ending
    value: object
    error: Failure | None
    preemptions: int
    story: str
    threads: tuple[str, ...]
    rows: tuple[Row, ...]
    cycle: tuple[Blocked, ...]
    """Who waits for whom; closed (last waits for first) for a cyclic deadlock."""
    conflict: Race | None
    """The pair of accesses whose order makes the difference, where known."""
    conflict_rows: tuple[int, ...]
    """The rows of these accesses: of the stopped thread before, of the other one in between, and
    of the stopped thread after."""
    minimal: bool
    """No schedule with fewer pre-emptions ends this way (that was checked)."""
    loops: tuple[Spin, ...] = ()
    sources: Mapping[str, str] = field(default_factory=dict)
