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
        refill: Whether one that was handed out is replaced; a single grading needs no second.
    """

    def __init__(
        self, sandbox: Sandbox, limits: Limits, *, cells: int = 1, refill: bool = False
    ) -> None:
        self._sandbox = sandbox
        self._limits = limits
        self._refill = refill
        self._lock = threading.Lock()
        self._starter = ThreadPoolExecutor(cells, thread_name_prefix="starting a cell")
        self._ready: deque[Future[Cell]] = deque(self._start() for _ in range(cells))
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
        with self._lock:
            if limits.of_a_cell != self._limits.of_a_cell or not self._ready:
                waiting = None
            else:
                waiting = self._ready.popleft()
                if self._refill:
                    self._ready.append(self._start())
        return waiting.result() if waiting is not None else self._sandbox.open(limits)

    def close(self) -> None:
        """Close the cells that nobody took, then the sandbox."""
        self._starter.shutdown(wait=True)
        for future in self._ready:
            with contextlib.suppress(GraderError):
                future.result().close()
        self._ready.clear()
        self._sandbox.close()

    def _start(self) -> Future[Cell]:
        return self._starter.submit(self._sandbox.open, self._limits)
