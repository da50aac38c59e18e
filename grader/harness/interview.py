"""Asking a guest one question and observing from outside how it goes.

The answer of a guest is believed only as far as it goes: it must be one frame of the agreed form
that carries the nonce of this question, and it comes together with what the guest cannot touch: how
its process ended, whether the deadline passed, how much it printed, whether the kernel ended
something for want of memory.
"""

from __future__ import annotations

import os
import selectors
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from grader.errors import ProtocolError, SandboxFailed
from grader.harness import ceilings, wire
from grader.harness.launcher import Ends, Exit, Guest, Launcher
from grader.model import STRETCH, Limits

_CHUNK = 65536
LOOK_S = 0.5
"""How often it is looked at how far a guest is."""
_STANDING_STILL = 0.02
"""A guest that uses less than this share of the time waits for something."""
_NEARLY_ALL = 0.9
"""The rest goes into starting and being looked at."""
_OOM_COUNTERS = (
    (Path("/sys/fs/cgroup/memory.events"), "oom_kill"),
    (Path("/sys/fs/cgroup/memory/memory.oom_control"), "oom_kill"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What one question to a guest came to."""

    reply: dict[str, Any] | None
    """The guest's answer, its form and nonce checked; None: there was none."""
    malformed: str
    """Why an answer was refused, or an empty text."""
    timed_out: bool
    flooded: bool
    """Whether it printed more than it may."""
    oom_kills: int
    exit: Exit
    duration_s: float


@dataclass(slots=True)
class _Pipes:
    """Our ends of a guest's pipes and what came through them."""

    question: int
    output: int
    error: int
    answer: int
    unsent: memoryview
    received: bytearray = field(default_factory=bytearray)
    printed: dict[int, int] = field(default_factory=dict)


class Patience:
    """Decides when a guest has had its time, fairly on a machine that is busy with other things.

    A guest may use so many seconds of the processor. One that gets less than its share of a busy
    machine is waited for, up to a bound; one that stands still when its time on the wall clock is
    over is waiting for something of its own, and has had its time.

    Args:
        allowed_s: How long it may take.
        cpu_s: Tells how long the guest has had the processor.
        kept_waiting_s: Tells how long it could have run and had none.
    """

    def __init__(
        self,
        allowed_s: float,
        cpu_s: Callable[[], float],
        kept_waiting_s: Callable[[], float] = lambda: 0.0,
    ) -> None:
        self.starved = False
        """Whether it was given up because others had the processor, which is not its doing."""
        self._allowed_s = allowed_s
        self._cpu_s = cpu_s
        self._kept_waiting_s = kept_waiting_s
        self._began = self._looked = time.monotonic()
        self._used_s = 0.0

    def ended(self, now: float) -> bool:
        """Return whether the time is over; called again and again."""
        if now - self._looked < LOOK_S and now - self._began < self._allowed_s:
            return False
        used_s, since_s = self._cpu_s(), now - self._looked
        running = used_s - self._used_s > _STANDING_STILL * since_s
        self._looked, self._used_s = now, used_s
        if now - self._began < self._allowed_s:
            return False
        had_its_time = used_s >= _NEARLY_ALL * self._allowed_s
        if had_its_time or not running:
            return True
        if now - self._began <= STRETCH * self._allowed_s:
            return False
        self.starved = self._kept_waiting_s() > self._allowed_s
        return True


class Interviewer:
    """Asks guests questions, one guest for each.

    Args:
        launcher: Starts and ends the guests.
        limits: Ceilings of each question.
    """

    def __init__(self, launcher: Launcher, limits: Limits) -> None:
        self._launcher = launcher
        self._limits = limits
        self._ceilings = ceilings.ceilings(limits, isolated=launcher.isolated)

    def ask(self, question: dict[str, Any]) -> Seen:
        """Put a question to a new guest, and end the guest.

        Returns for anything that the guest can do.

        Raises:
            SandboxFailed: The guest could not be started or ended.
        """
        nonce = os.urandom(16).hex()
        whole = {**question, "nonce": nonce, "ceilings": self._ceilings}
        body = wire.frame(whole, ceiling=wire.JOB_BYTES)
        pipes, theirs = _pipes(body)
        kills_before, began = _oom_kills(), time.monotonic()
        try:
            try:
                guest = self._launcher.start(theirs)
            finally:
                _close(theirs.question, theirs.output, theirs.error, theirs.answer)
            try:
                patience = Patience(
                    self._limits.check_s,
                    lambda: self._launcher.cpu_s(guest),
                    lambda: self._launcher.kept_waiting_s(guest),
                )
                timed_out, flooded = self._listen(pipes, guest, patience)
            finally:
                ended = self._launcher.finish(guest)
        finally:
            _close(pipes.question, pipes.output, pipes.error, pipes.answer)
        reply, malformed = _opened(bytes(pipes.received), nonce)
        if patience.starved and reply is None:
            raise SandboxFailed(
                "this machine was too busy to let the code run for as long as it may; grade it again "
                "when less is going on, or with fewer jobs at a time"
            )
        return Seen(
            reply=reply,
            malformed=malformed,
            timed_out=timed_out and reply is None,
            flooded=flooded,
            oom_kills=_oom_kills() - kills_before,
            exit=ended,
            duration_s=time.monotonic() - began,
        )

    def _listen(self, pipes: _Pipes, guest: Guest, patience: Patience) -> tuple[bool, bool]:
        """Send the question and take what comes, until there is an answer, an end or no time.

        Returns:
            Whether the time ran out, and whether the guest printed too much.
        """
        with selectors.DefaultSelector() as selector:
            selector.register(pipes.question, selectors.EVENT_WRITE)
            for descriptor in (pipes.output, pipes.error, pipes.answer):
                selector.register(descriptor, selectors.EVENT_READ)
            while pipes.answer in selector.get_map():
                if patience.ended(time.monotonic()):
                    return True, False
                for key, _ in selector.select(LOOK_S):
                    if not _serve(pipes, key.fd):
                        selector.unregister(key.fd)
                if any(size > self._limits.output_bytes for size in pipes.printed.values()):
                    return False, True
                if _complete(pipes.received):
                    return False, False
        while not self._launcher.wait(guest, LOOK_S):
            if patience.ended(time.monotonic()):
                return True, False
        return False, False


def _serve(pipes: _Pipes, descriptor: int) -> bool:
    """Move bytes through one pipe; return whether more may come."""
    try:
        if descriptor == pipes.question:
            pipes.unsent = pipes.unsent[os.write(descriptor, pipes.unsent) :]
            return bool(pipes.unsent)
        data = os.read(descriptor, _CHUNK)
    except (BlockingIOError, InterruptedError):
        return True
    except BrokenPipeError:
        return False
    if descriptor == pipes.answer:
        pipes.received += data
        return bool(data) and len(pipes.received) <= wire.ANSWER_BYTES + wire.HEADER_BYTES
    pipes.printed[descriptor] = pipes.printed.get(descriptor, 0) + len(data)
    return bool(data)


def _pipes(body: bytes) -> tuple[_Pipes, Ends]:
    """Open the four pipes of a guest; return our ends and the guest's."""
    question, answer, output, error = os.pipe(), os.pipe(), os.pipe(), os.pipe()
    ours = _Pipes(question[1], output[0], error[0], answer[0], memoryview(body))
    for descriptor in (ours.question, ours.output, ours.error, ours.answer):
        os.set_blocking(descriptor, False)
    return ours, Ends(question=question[0], output=output[1], error=error[1], answer=answer[1])


def _close(*descriptors: int) -> None:
    for descriptor in descriptors:
        os.close(descriptor)


def _complete(received: bytearray) -> bool:
    """Whether a whole frame is there, or so much that none can be."""
    if len(received) < wire.HEADER_BYTES:
        return False
    try:
        size = wire.length(bytes(received[: wire.HEADER_BYTES]), ceiling=wire.ANSWER_BYTES)
    except ProtocolError:
        return True
    return len(received) >= wire.HEADER_BYTES + size


def _opened(received: bytes, nonce: str) -> tuple[dict[str, Any] | None, str]:
    """Return the answer in a frame, or why it is none; neither where nothing came."""
    if not received:
        return None, ""
    try:
        size = wire.length(received[: wire.HEADER_BYTES], ceiling=wire.ANSWER_BYTES)
        body = received[wire.HEADER_BYTES :]
        if len(body) != size:
            return None, f"a frame of {size} bytes came with {len(body)}"
        reply = wire.parse(body)
        if wire.Fields(reply, "answer").text("nonce") != nonce:
            return None, "the answer does not carry the question's nonce"
    except ProtocolError as error:
        return None, str(error)
    return reply, ""


def _oom_kills() -> int:
    """Return how many processes of this sandbox the kernel has ended for want of memory."""
    for path, name in _OOM_COUNTERS:
        try:
            for line in path.read_text().splitlines():
                key, _, count = line.partition(" ")
                if key == name:
                    return int(count)
        except (OSError, ValueError):
            continue
    return 0
