"""One thread of the program under exploration, as the machine sees it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from grader.explore.cells import Cell, Clock

if TYPE_CHECKING:
    from greenlet import greenlet

    from grader.explore.loops import Loop
    from grader.explore.operations import Operation


class Task:
    """State of one thread: where it is, what it waits to do, what it has seen.

    `index` counts tasks in the order of their creation and is what schedules
    are made of; `path` (`main`, `1`, `2`, `1.1`: the n-th thread started by
    its parent) does not depend on the schedule and is what tokens are made of.
    """

    __slots__ = (
        "children", "clock", "daemon", "done", "effects", "end_cell",
        "failure", "greenlet", "hasty", "held", "index", "inside", "locals", "loops", "path", "pending", "reads",
        "starter", "steps", "thread", "ticks", "waits",
    )  # fmt: skip

    def __init__(self, index: int, path: str, clock: Clock, *, daemon: bool) -> None:
        self.index = index
        self.path = path
        self.clock = clock
        self.daemon = daemon
        self.greenlet: greenlet
        self.thread: Any = None
        """The `threading.Thread` of the virtual library; None for a raw `_thread` thread."""
        self.pending: Operation | None = None
        """What it does next; None while it runs."""
        self.starter: Task | None = None
        """Who to go back to at its first operation; None after that."""
        self.done = False
        self.hasty = False
        """Its waits with a timeout may be over early, as sleeps may."""
        self.failure: BaseException | None = None
        self.children = 0
        self.steps = 0
        self.ticks = 0
        self.effects = 0
        """Changes that others could see: what a loop must make not to be spinning."""
        self.waits = 0
        """Times it slept or waited: what tells polling from spinning."""
        self.held: list[object] = []
        self.reads: list[tuple[Cell, int]] = []
        self.loops: dict[int, Loop] = {}
        self.locals: dict[int, tuple[object, dict[str, object]]] = {}
        self.inside: list[object] = []
        """Generators and contexts that it is in, innermost last."""
        self.end_cell = Cell(None, "end")

    @property
    def name(self) -> str:
        """The name that the program gave it."""
        return "main" if self.index == 0 else str(getattr(self.thread, "_name", self.path))
