"""The steps of an interleaving as sentences, for formats that draw no picture."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from grader.report.lanes import Gap, Row, draw
from grader.report.visible import visible

if TYPE_CHECKING:
    from grader.model import Interleaving, Step
    from grader.report.caps import Caps

_NAME = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """One step, with nothing hidden in its texts."""

    number: int
    thread: str
    lane: int
    turn: bool
    """Whether another thread ran just before."""
    place: str
    source: str
    phrase: str
    target: str
    arrow: str
    value: str
    times: int
    step: Step

    @property
    def does(self) -> str:
        """Return what the thread does: "reads self.value → 0"."""
        said = (self.phrase, self.target, *((self.arrow, self.value) if self.value else ()))
        return " ".join(part for part in said if part) + self.again

    @property
    def again(self) -> str:
        """Return how often it does so, unless that is once."""
        return f" (×{self.times})" if self.times > 1 else ""  # noqa: RUF001 - a multiplication sign


def moves(found: Interleaving, caps: Caps, checks: int = 1) -> tuple[Move | Gap, ...]:
    """Return the steps of an interleaving; where some are left out, a gap says how many.

    Args:
        found: The schedule.
        caps: Ceilings of the report.
        checks: How many checks share the report.
    """
    room = caps.page_steps // max(checks, 1)
    rows = draw(found, None, caps, room).rows
    return tuple(row if isinstance(row, Gap) else _move(row, found, caps) for row in rows)


def _move(row: Row, found: Interleaving, caps: Caps) -> Move:
    step = found.steps[row.number - 1]
    return Move(
        number=row.number,
        thread=visible(row.thread, _NAME),
        lane=row.lane,
        turn=row.turn or row.number == 1,
        place=_place(step),
        source=visible(row.source, caps.code),
        phrase=visible(row.phrase, _NAME),
        target=visible(row.target, caps.code),
        arrow=row.arrow,
        value=visible(row.value, caps.code),
        times=row.repeats,
        step=step,
    )


def _place(step: Step) -> str:
    if step.own:
        return f"line {step.line}" if step.line else "your code"
    file = visible(step.file, _NAME)
    return f"{file}:{step.line}" if step.line else file
