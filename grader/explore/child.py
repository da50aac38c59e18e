"""Runs an exploration in a fresh process, with a hard limit from outside.

A program that fails may leave threads that nothing can unwind, and one that
blocks for real or loops in C cannot be stopped from within. So the library
functions explore in a process of their own, which is killed when it has used
up its processor time, or when its time on the clock is up and it does not
even want a processor. The two sides exchange pickled values of `model`: this
protects from accidents, not from attacks (the sandbox is for those).
"""

from __future__ import annotations

import base64
import contextlib
import os
import pickle
import resource
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

_GRACE = 1.0
"""Seconds for the start of the process and for its answer."""
_CEILING = 12.0
"""How many times its processor time it may take on the clock, however busy the machine."""
_BETWEEN_LOOKS = 0.1
_MOST_IDLE_LOOKS = 10
_MARK = b"\nexplore-result:"


class ChildTimedOut(RuntimeError):
    """The process did not answer within its time and was killed."""


class ChildDied(RuntimeError):
    """The process ended without an answer; `status` says how."""

    def __init__(self, status: int) -> None:
        super().__init__(f"the program ended the whole process, {_told(status)}")
        self.status = status


def _told(status: int) -> str:
    if status >= 0:
        return f"with exit status {status}"
    with contextlib.suppress(ValueError):
        return f"by signal {signal.Signals(-status).name}"
    return f"by signal {-status}"


def call(function: Callable[..., Any], *args: Any, seconds: float, **kwargs: Any) -> Any:
    """Call a function of this package in a fresh interpreter.

    Args:
        function: Importable by name; arguments and result can be pickled.
        args: For the function.
        seconds: Processor time that it may take by its own account; a little more is granted.
        kwargs: For the function.

    Raises:
        ChildTimedOut: It took longer.
        ChildDied: It ended early, as by `os._exit` in the program.
    """
    request = pickle.dumps((seconds + _GRACE, function, args, kwargs))
    environment = dict(os.environ, PYTHONPATH=os.pathsep.join(p for p in sys.path if p))
    process = subprocess.Popen(
        [sys.executable, "-c", "from grader.explore.child import main; main()"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=environment,
        start_new_session=True,
    )
    try:
        answer = _answer(process, request, seconds + _GRACE)
    finally:
        process.kill()
        process.communicate()
    before, mark, coded = answer.rpartition(_MARK)
    sys.stdout.write(before.decode("utf-8", "replace"))
    if not mark:
        if process.returncode in {-signal.SIGPROF, -signal.SIGXCPU}:
            raise ChildTimedOut(f"no answer within {seconds} s of processor time")
        raise ChildDied(process.returncode)
    result = pickle.loads(base64.b64decode(coded))  # noqa: S301  (our own process)
    if isinstance(result, BaseException):
        raise result
    return result


def _answer(process: subprocess.Popen[bytes], request: bytes, seconds: float) -> bytes:
    """What the process writes until it ends."""
    began = time.monotonic()
    activity = Activity(Path(f"/proc/{process.pid}/stat"))
    left: bytes | None = request
    while True:
        try:
            return process.communicate(left, timeout=_BETWEEN_LOOKS)[0]
        except subprocess.TimeoutExpired:
            left = None
        taken = time.monotonic() - began
        if taken > seconds * _CEILING or (activity.is_idle() and taken > seconds):
            raise ChildTimedOut(f"no answer within {taken:.1f} s")


class Activity:
    """Whether a process still wants a processor."""

    def __init__(self, stat: Path) -> None:
        self._stat = stat
        self._before: tuple[str, ...] = ()
        self._idle_looks = 0

    def is_idle(self) -> bool:
        """Look once more: has it waited, and used no processor, for so many looks?

        Where nothing can be known of processes, all count as idle.
        """
        try:
            fields = (
                self._stat.read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()
            )
        except OSError:
            return True
        used = tuple(fields[11:13])
        waits = fields[0] != "R" and used == self._before
        self._before = used
        self._idle_looks = self._idle_looks + 1 if waits else 0
        return self._idle_looks >= _MOST_IDLE_LOOKS


def main() -> None:
    """The child's side."""
    limit, function, args, kwargs = pickle.loads(sys.stdin.buffer.read())  # noqa: S301  (our own parent)
    _limit_processor_time(limit)
    out = os.dup(1)
    try:
        result = function(*args, **kwargs)
    except Exception as error:  # noqa: BLE001  (handed to the parent)
        result = error
    sys.stdout.flush()
    os.write(out, _MARK)
    coded = base64.b64encode(pickle.dumps(result))
    while coded:
        coded = coded[os.write(out, coded) :]
    os._exit(0)  # parked threads of the program must not be unwound


def _limit_processor_time(seconds: float) -> None:
    """End this process by a signal when it has used that much."""
    signal.setitimer(signal.ITIMER_PROF, seconds)  # to the millisecond; a program may undo it
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    most = int(seconds) + 2
    if hard == resource.RLIM_INFINITY or hard > most:
        resource.setrlimit(resource.RLIMIT_CPU, (most, hard))
