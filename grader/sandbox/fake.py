"""A sandbox for tests of whatever uses one: says what it is told to say, and runs nothing."""

from __future__ import annotations

from grader.model import Job, Limits, Observation
from grader.sandbox.interface import Cell, Deliver, Finished, Sandbox, SandboxRun


class FakeSandbox(Sandbox):
    """Answers every job with the same observations.

    Args:
        observations: What its cells report, in order.
        ending: How its cells end.
    """

    name = "fake"
    isolated = True

    def __init__(
        self, observations: tuple[Observation, ...] = (), ending: SandboxRun | None = None
    ) -> None:
        self.observations = observations
        self.ending = ending or Finished()
        self.jobs: list[Job] = []
        """The jobs that were run, in order."""
        self.opened = 0
        self.closed = 0

    @property
    def image(self) -> str | None:
        """A fixed name."""
        return "fake:1"

    def open(self, limits: Limits) -> Cell:
        """Return a cell that runs nothing; see :class:`~grader.sandbox.interface.Sandbox`."""
        del limits
        self.opened += 1
        return _FakeCell(self)


class _FakeCell(Cell):
    def __init__(self, sandbox: FakeSandbox) -> None:
        self._sandbox = sandbox

    def run(self, job: Job, deliver: Deliver) -> SandboxRun:
        self._sandbox.jobs.append(job)
        for observation in self._sandbox.observations:
            deliver(observation)
        return self._sandbox.ending

    def close(self) -> None:
        self._sandbox.closed += 1
