"""What a sandbox is to the rest of the grader.

A sandbox hands out cells. A cell is started ahead, takes one job, and is thrown away: nothing of a
submission can reach the next one. Starting ahead lets a caller load the exercise while the cell
imports pytest, and lets a batch keep warm cells in stock.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable
from dataclasses import dataclass
from types import TracebackType
from typing import Self

from grader.model import Job, Limits, Observation

Deliver = Callable[[Observation], None]
"""Takes each observation as it comes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finished:
    """The supervisor ran all checks and said so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Failed:
    """The sandbox did not do its work; no submission is to blame."""

    reason: str
    """For the operator: what was seen."""


SandboxRun = Finished | Failed


class Cell(ABC):
    """A started sandbox that waits for its one job."""

    @abstractmethod
    def run(self, job: Job, deliver: Deliver) -> SandboxRun:
        """Run one job to its end and say how it ended.

        Returns for anything that a submission can cause, within the job's limits.

        Args:
            job: What to run.
            deliver: Is given each check's observation as soon as it is known.
        """

    @abstractmethod
    def close(self) -> None:
        """End the cell; afterwards no process, container or file of it is left."""

    def __enter__(self) -> Self:
        """Return the cell itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close the cell, whatever happened."""
        self.close()


class Sandbox(ABC):
    """A way of running jobs apart from everything else."""

    name: str
    isolated: bool
    """Whether a hostile submission is contained."""

    @abstractmethod
    def open(self, limits: Limits) -> Cell:
        """Start a cell.

        Args:
            limits: Ceilings of the cell; those of the job that it will get must not exceed them.

        Raises:
            SandboxUnavailable: None can be started; the text says what to mend.
        """

    def close(self) -> None:
        """Give back what the sandbox itself uses; its cells are closed one by one."""
        return

    @property
    @abstractmethod
    def image(self) -> str | None:
        """The image that cells are started from, where there is one."""
