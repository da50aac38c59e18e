"""A schedule as SARIF tells it: a code flow, a thread flow for each thread, one order of execution."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from grader.report.account import one_line
from grader.report.moves import Move, moves
from grader.report.visible import visible

if TYPE_CHECKING:
    from grader.model import Interleaving
    from grader.report.caps import Caps
    from grader.report.places import Places

_KINDS = {
    "acquire": ["acquire", "lock"],
    "release": ["release", "lock"],
    "block": ["lock"],
    "blocked": ["lock"],
    "read": ["memory"],
    "write": ["memory"],
    "raise": ["danger"],
}
"""Terms of the standard for what a step does."""
_FILE = 200


class Flows:
    """Writes locations in a submission and the flows through them.

    Args:
        uri: Of the submission.
        places: Its lines.
        caps: Ceilings of the report.
    """

    def __init__(self, uri: str, places: Places, caps: Caps) -> None:
        self._uri = uri
        self._places = places
        self._caps = caps

    def location(self, line: int | None, said: str = "") -> dict[str, Any]:
        """Return a location in the submission, with a message if there is something to say.

        What is about the file as a whole is put at its top: code scanning takes no result without a
        line.
        """
        region = {"startLine": 1} if line is None else self._region(line)
        physical = {"artifactLocation": {"uri": self._uri, "index": 0}, "region": region}
        return {"physicalLocation": physical, **({"message": message(said)} if said else {})}

    def code_flow(self, found: Interleaving, checks: int) -> dict[str, Any] | None:
        """Return a schedule, unless there is no room for any of its steps."""
        steps = [move for move in moves(found, self._caps, checks) if isinstance(move, Move)]
        lanes = sorted({step.lane for step in steps})
        if not steps:
            return None
        return {
            "message": message(self._story(found)),
            "threadFlows": [
                self._thread_flow([step for step in steps if step.lane == lane], found)
                for lane in lanes
            ],
        }

    def _story(self, found: Interleaving) -> str:
        cycle = found.cycle[: self._caps.steps]
        return " ".join(one_line(text, self._caps.message) for text in (found.story, *cycle))

    def _thread_flow(self, steps: list[Move], found: Interleaving) -> dict[str, Any]:
        return {
            "id": str(steps[0].step.thread),
            "message": message(steps[0].thread),
            "locations": [self._step(step, found) for step in steps],
        }

    def _step(self, move: Move, found: Interleaving) -> dict[str, Any]:
        own = self._places.owns(move.step)
        said = " ".join(f"{move.thread} {move.does}".split())
        place = self.location(move.step.line, said) if own else _elsewhere(move, said)
        step: dict[str, Any] = {
            "executionOrder": move.number,
            "location": place,
            "importance": _importance(conflicting=move.number - 1 in found.conflict, own=own),
        }
        if kinds := _KINDS.get(move.step.operation):
            step["kinds"] = kinds
        if move.target and move.value:
            step["state"] = {move.target: message(move.value)}
        return step

    def _region(self, line: int) -> dict[str, Any]:
        text = self._places.text(line)
        if text is None or not text.strip():
            return {"startLine": line}
        begin = len(text) - len(text.lstrip()) + 1
        return {
            "startLine": line,
            "startColumn": begin,
            "endColumn": len(text.rstrip()) + 1,
            "snippet": {"text": visible(text.strip(), self._caps.code)},
        }


def message(text: str) -> dict[str, str]:
    """Return a plain message; what would be a link in it is kept from being one."""
    return {"text": text.replace("](", "] (")}


def _elsewhere(move: Move, said: str) -> dict[str, Any]:
    """Return a place in a file of the exercise, of which a reader has no copy."""
    file = quote(visible(move.step.file, _FILE), safe="")
    physical: dict[str, Any] = {"artifactLocation": {"uri": file or "exercise"}}
    if move.step.line is not None and move.step.line > 0:
        physical["region"] = {"startLine": move.step.line}
    return {"physicalLocation": physical, "message": message(said)}


def _importance(*, conflicting: bool, own: bool) -> str:
    if conflicting:
        return "essential"
    return "important" if own else "unimportant"
