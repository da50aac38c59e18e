"""Cells started ahead of time, so that their start is off the critical path.

A wrapper of any sandbox, with the same interface: while its user loads an exercise, or grades the
submission before, the next cell imports what it needs. Each is still used once and thrown away.
"""

from __future__ import annotations

import contextlib
import threading
from collections import deque
from concurrent.futures import Future, ThreadPoolExecutor

from grader.errors import GraderError
from grader.model import Limits
from grader.sandbox.interface import Cell, Sandbox


class WarmSandbox(Sandbox):
    """Hands out cells of another sandbox that are started ahead.

    Args:
        sandbox: Where cells come from; closed with this one.
        limits: What the cells are started with; one with other ceilings is started when asked for.
        cells: How many are kept ready.
        refill: Whether one that was handed out is replaced; a single grading needs no second. Then
            the stock also follows the ceilings that were asked for last.
    """

    def __init__(
        self, sandbox: Sandbox, limits: Limits, *, cells: int = 1, refill: bool = False
    ) -> None:
        self._sandbox = sandbox
        self._limits = limits
        self._cells = cells
        self._refill = refill
        self._lock = threading.Lock()
        self._starter = ThreadPoolExecutor(cells, thread_name_prefix="starting a cell")
        self._ready = self._stock()
        self.name = sandbox.name
        self.isolated = sandbox.isolated

    @property
    def image(self) -> str | None:
        """That of the sandbox itself."""
        return self._sandbox.image

    def open(self, limits: Limits) -> Cell:
        """Return a cell started ahead where there is one that was started with these ceilings.

        Raises:
            SandboxUnavailable: None can be started; the text says what to mend.
        """
        unfit: deque[Future[Cell]] = deque()
        with self._lock:
            if self._refill and limits.of_a_cell != self._limits.of_a_cell:
                unfit, self._limits = self._ready, limits
                self._ready = self._stock()
            waiting = self._taken(limits)
        _close(unfit)
        return waiting.result() if waiting is not None else self._sandbox.open(limits)

    def close(self) -> None:
        """Close the cells that nobody took, then the sandbox."""
        self._starter.shutdown(wait=True)
        _close(self._ready)
        self._sandbox.close()

    def _taken(self, limits: Limits) -> Future[Cell] | None:
        """Take a cell from the stock, if there is one with these ceilings."""
        if limits.of_a_cell != self._limits.of_a_cell or not self._ready:
            return None
        if self._refill:
            self._ready.append(self._start())
        return self._ready.popleft()

    def _stock(self) -> deque[Future[Cell]]:
        return deque(self._start() for _ in range(self._cells))

    def _start(self) -> Future[Cell]:
        return self._starter.submit(self._sandbox.open, self._limits)


def _close(cells: deque[Future[Cell]]) -> None:
    """Close cells that nobody wants; those whose start has not begun are not started."""
    while cells:
        cell = cells.popleft()
        if not cell.cancel():
            with contextlib.suppress(GraderError):
                cell.result().close()
