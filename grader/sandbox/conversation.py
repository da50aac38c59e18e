"""Talking to the supervisor in a cell: the job in, observations out, every wait with a deadline."""

from __future__ import annotations

import time
from abc import ABC, abstractmethod

from grader.errors import ProtocolError
from grader.harness import codec, wire
from grader.model import STRETCH, Job
from grader.sandbox.interface import Deliver, Failed, Finished, SandboxRun

GRACE_S = 30.0
"""Beyond a job's own limits: for a slow start, never for a student's code."""
TOTAL_BYTES = 8 * 1024 * 1024
"""Ceiling of all that a supervisor may say."""


class Channel(ABC):
    """The two ends of a supervisor's standard input and output."""

    @abstractmethod
    def send(self, data: bytes, deadline: float) -> None:
        """Write all of the data.

        Args:
            data: What to write.
            deadline: When to give up, on the monotonic clock.

        Raises:
            TimeoutError: The deadline passed.
            OSError: The other side is gone.
        """

    @abstractmethod
    def receive(self, deadline: float) -> bytes:
        """Return what came next; nothing means that no more will come.

        Raises:
            TimeoutError: The deadline passed.
            OSError: The other side is gone.
        """

    @abstractmethod
    def last_words(self) -> str:
        """Return the end of what the supervisor wrote to standard error."""


def converse(channel: Channel, job: Job, deliver: Deliver) -> SandboxRun:
    """Give the supervisor its job and take its observations until it says that it is done."""
    allowed_s = STRETCH * (job.limits.total_s + 2 * job.limits.check_s) + GRACE_S
    deadline = time.monotonic() + allowed_s
    pending, taken = b"", 0
    try:
        message = wire.frame(codec.job_to_plain(job), ceiling=wire.JOB_BYTES)
        channel.send(message, deadline)
        while chunk := channel.receive(deadline):
            taken += len(chunk)
            *lines, pending = (pending + chunk).split(b"\n")
            if len(pending) > wire.LINE_BYTES or taken > TOTAL_BYTES:
                return Failed(reason="the sandbox said more than it may")
            for line in lines:
                ending = _heed(wire.parse(line), deliver)
                if isinstance(ending, Failed):
                    return Failed(reason=_with(channel, ending.reason))
                if ending is not None:
                    return ending
    except TimeoutError:
        return Failed(reason=f"the sandbox did not end within {allowed_s:g} s")
    except (OSError, ProtocolError) as error:
        return Failed(reason=_with(channel, f"{type(error).__name__}: {error}"))
    return Failed(reason=_with(channel, "the sandbox ended before its checks did"))


def _heed(message: dict[str, object], deliver: Deliver) -> SandboxRun | None:
    match message.get("say"):
        case "ready":
            return None
        case "observation":
            deliver(codec.observation_from_plain(message))
            return None
        case "end":
            return Finished()
        case "fault":
            return Failed(reason=wire.Fields(message, "fault").text("message"))
        case other:
            raise ProtocolError(f"the sandbox said {other!r}")


def _with(channel: Channel, reason: str) -> str:
    words = channel.last_words().strip()
    return f"{reason}; its last words: {words}" if words else reason
