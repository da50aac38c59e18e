"""An interleaving as a picture: a lane per thread, time downwards.

This is the model of the picture; ``templates/lanes.html`` draws it as a table whose columns are
the threads, so that it can also be read out.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from grader.report import wording
from grader.report.locks import Locks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from grader.model import Interleaving, Step
    from grader.report.caps import Caps
    from grader.report.listing import Listing

MOST_WIDE = 4
"""Lanes that leave room for text inside them; more become thin rails with the text beside them."""
MOST_LANES = 12
"""More threads than this get no lane of their own; the steps name their thread."""

_PHRASES = {
    "read": "reads",
    "write": "writes",
    "acquire": "takes",
    "try": "tries to take",
    "locked": "looks whether somebody has",
    "yield": "lets others run",
    "release": "gives back",
    "block": "waits for",
    "blocked": "waits for",
    "wait": "waits on",
    "notify": "wakes a waiter of",
    "notify_all": "wakes all waiters of",
    "start": "starts",
    "join": "waits for the end of",
    "end": "ends",
    "sleep": "sleeps",
    "raise": "raises",
}
"""What the engine's words for operations become; others are shown as they are."""
_KINDS = {
    "read": "read",
    "reads": "read",
    "write": "write",
    "writes": "write",
    "block": "wait",
    "blocked": "wait",
    "waits": "wait",
    "wait": "wait",
    "acquire": "lock",
    "takes": "lock",
    "release": "lock",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One step, drawn in its thread's lane."""

    number: int
    lane: int
    thread: str
    line: int | None
    place: str
    """File and line, for a step outside the student's file."""
    linked: bool
    """Whether the line is one of the student's that the page shows."""
    source: str
    phrase: str
    kind: str
    target: str
    arrow: str
    value: str
    repeats: int
    turn: bool
    """Whether another thread ran just before."""
    same: bool
    """Whether the step before was the same thread's, at the same line."""
    time: str
    """Virtual time, where it went on."""
    bars: tuple[str, ...]
    """For each lane, once the step is done: ``held`` while it has a lock, ``waits`` while it cannot
    go on, or nothing."""
    bracket: str
    """The line that joins conflicting steps: where it begins (``from``), passes (``past``), meets a
    step on its way (``at``) and ends (``to``), or nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """Steps that are left out here."""

    steps: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Lanes:
    """Everything that the picture shows."""

    story: str
    threads: tuple[str, ...]
    """Those that take a step, by lane."""
    rows: tuple[Row | Gap, ...]
    cycle: tuple[str, ...]
    conflict: str
    """What the conflicting steps both use."""
    switches: int
    token: str
    truncated: bool

    @property
    def barred(self) -> bool:
        """Whether any lane has a bar that needs a legend."""
        return any(any(row.bars) for row in self.rows if isinstance(row, Row))

    @property
    def bracketed(self) -> bool:
        """Whether the line between the conflicting steps is drawn."""
        ends = {row.bracket for row in self.rows if isinstance(row, Row)}
        return {"from", "to"} <= ends

    @property
    def shape(self) -> str:
        """Return the class of the table: ``wide`` lanes, ``wider`` ones, ``rails`` or ``none``."""
        if len(self.threads) > MOST_LANES:
            return "none"
        if len(self.threads) > MOST_WIDE:
            return "rails"
        return "wider" if len(self.threads) == MOST_WIDE else "wide"


def draw(found: Interleaving, listing: Listing | None, caps: Caps, room: int) -> Lanes:
    """Return the picture of an interleaving.

    Args:
        found: The schedule.
        listing: The student's source as the page shows it, to link lines to.
        caps: Ceilings of the page.
        room: How many steps the page still takes.
    """
    used = sorted({step.thread for step in found.steps if step.thread < len(found.threads)})
    lanes = {thread: lane for lane, thread in enumerate(used)}
    rows = list(_rows(found, lanes, listing))
    return Lanes(
        story=found.story,
        threads=tuple(found.threads[thread] for thread in used),
        rows=_folded(rows, min(caps.steps, max(room, 0))),
        cycle=found.cycle[: caps.steps],
        conflict=found.steps[found.conflict[0]].target if found.conflict else "",
        switches=sum(row.turn for row in rows),
        token=found.token,
        truncated=found.truncated,
    )


def _rows(found: Interleaving, lanes: dict[int, int], listing: Listing | None) -> Iterator[Row]:
    before: Step | None = None
    locks = Locks(lanes)
    for number, step in enumerate(found.steps, start=1):
        if step.thread not in lanes:
            continue
        locks.take(step)
        turn = before is not None and before.thread != step.thread
        where = (step.thread, step.file, step.line)
        owned = listing is not None and listing.owns(step)
        yield Row(
            number=number,
            lane=lanes[step.thread],
            thread=found.threads[step.thread],
            line=step.line,
            place="" if owned else step.file,
            linked=owned and listing is not None and listing.shows(step.line),
            source=step.source.strip(),
            phrase=_PHRASES.get(step.operation, step.operation),
            kind=_KINDS.get(step.operation.split(" ")[0], "other"),
            target=step.target,
            arrow="→" if _KINDS.get(step.operation) == "read" else "=",
            value=step.value,
            repeats=step.repeats,
            turn=turn,
            same=before is not None and (before.thread, before.file, before.line) == where,
            time=_time(step, before),
            bars=locks.bars(),
            bracket=_bracket(number - 1, found.conflict),
        )
        before = step


def _bracket(index: int, conflict: tuple[int, ...]) -> str:
    if len(conflict) < 2 or not min(conflict) <= index <= max(conflict):  # noqa: PLR2004 - a pair
        return ""
    if index == min(conflict):
        return "from"
    if index == max(conflict):
        return "to"
    return "at" if index in conflict else "past"


def _time(step: Step, before: Step | None) -> str:
    went_on = step.time_s > (before.time_s if before else 0.0)
    return f"{wording.points(step.time_s)} s" if went_on else ""


def _folded(rows: list[Row], most: int) -> tuple[Row | Gap, ...]:
    """Leave out the middle: how it begins and how it ends explain most."""
    if len(rows) <= most:
        return tuple(rows)
    head = most // 3
    tail = rows[len(rows) - (most - head) :] if most > head else []
    return (*rows[:head], Gap(steps=len(rows) - head - len(tail)), *tail)
