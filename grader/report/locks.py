"""Who has a lock and who waits, step by step: the bars in the picture of an interleaving."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from grader.model import Step

_TAKES = {"acquire"}
_GIVES = {"release", "wait"}
_WAITS = {"block", "wait"}
_GOES_ON = {"acquire", "refused", "woken", "timed out"}


class Locks:
    """Follows the steps of an interleaving.

    Args:
        lanes: Lane of each thread that takes a step.
    """

    def __init__(self, lanes: dict[int, int]) -> None:
        self._lanes = lanes
        self._held: dict[int, list[str]] = {lane: [] for lane in lanes.values()}
        self._waiting: set[int] = set()

    def take(self, step: Step) -> None:
        """Take in one step."""
        lane = self._lanes[step.thread]
        held = self._held[lane]
        if step.operation in _TAKES:
            held.append(step.target)
        elif step.operation in _GIVES and step.target in held:
            held.remove(step.target)
        if step.operation in _GOES_ON:
            self._waiting.discard(lane)
        elif step.operation in _WAITS:
            self._waiting.add(lane)

    def bars(self) -> tuple[str, ...]:
        """Return, lane by lane, ``held``, ``waits``, both, or nothing."""
        return tuple(
            " ".join(
                word for word, so in (("held", bool(held)), ("waits", lane in self._waiting)) if so
            )
            for lane, held in self._held.items()
        )
