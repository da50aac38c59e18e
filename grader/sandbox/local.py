"""The local back end: the same harness as a plain process, without isolation.

For a student's own code on their own machine. A submission can read, change and delete whatever the
person who runs it can; only its time, its output and (on Linux) its memory are bounded.
"""

from __future__ import annotations

import contextlib
import os
import queue
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import IO

from grader.errors import SandboxUnavailable
from grader.model import Job, Limits
from grader.sandbox.conversation import Channel, converse
from grader.sandbox.interface import Cell, Deliver, Sandbox, SandboxRun

_PREFIX = "concurrency-grader-"
_LAST_WORDS_BYTES = 4000


class LocalSandbox(Sandbox):
    """Runs jobs under the user's own rights.

    Args:
        launcher: How students' interpreters are started: ``fork`` or ``fresh``; None: what this
            system can do.
    """

    name = "local"
    isolated = False

    def __init__(self, launcher: str | None = None) -> None:
        self._launcher = launcher or ("fork" if sys.platform == "linux" else "fresh")

    @property
    def image(self) -> str | None:
        """There is none."""
        return None

    def open(self, limits: Limits) -> Cell:
        """Start a supervisor as a child; see :class:`~grader.sandbox.interface.Sandbox`."""
        del limits  # nothing here bounds the whole of a cell
        _sweep_folders()
        folder = Path(tempfile.mkdtemp(prefix=f"{_PREFIX}{os.getpid()}-"))
        scratch, private = folder / "scratch", folder / "private"
        scratch.mkdir()
        private.mkdir()
        command = [sys.executable, "-I", "-m", "grader.harness.supervisor"]
        command += ["--private", str(private), "--scratch", str(scratch)]
        command += ["--launcher", self._launcher]
        try:
            process = subprocess.Popen(
                command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                start_new_session=True,  # Ctrl-C is for the grader, which then ends its cells
            )
        except OSError as error:
            shutil.rmtree(folder, ignore_errors=True)
            raise SandboxUnavailable(f"cannot start {sys.executable}: {error}") from error
        return _LocalCell(process, folder)


class _LocalCell(Cell):
    def __init__(self, process: subprocess.Popen[bytes], folder: Path) -> None:
        self._process = process
        self._folder = folder
        self._channel = _PipeChannel(process)

    def run(self, job: Job, deliver: Deliver) -> SandboxRun:
        return converse(self._channel, job, deliver)

    def close(self) -> None:
        """Close standard input, which ends a supervisor in good order, then make sure."""
        self._channel.hang_up()
        try:
            self._process.wait(5)
        except subprocess.TimeoutExpired:
            _end_session(self._process)
            self._process.wait()
        self._channel.close()
        shutil.rmtree(self._folder, ignore_errors=True)


class _PipeChannel(Channel):
    """Pipes to a child, read by threads, since not every system can wait for pipes together."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        self._stdin = _given(process.stdin)
        self._chunks: queue.SimpleQueue[bytes] = queue.SimpleQueue()
        self._words = b""
        self._threads = [
            _reading(_given(process.stdout), self._chunks.put),
            _reading(_given(process.stderr), self._remember),
        ]

    def send(self, data: bytes, deadline: float) -> None:
        del deadline  # the supervisor reads its job before it does anything else
        self._stdin.write(data)
        self._stdin.flush()

    def receive(self, deadline: float) -> bytes:
        try:
            return self._chunks.get(timeout=max(deadline - time.monotonic(), 0))
        except queue.Empty:
            raise TimeoutError from None

    def last_words(self) -> str:
        return self._words.decode("utf-8", "replace")

    def hang_up(self) -> None:
        """Close the supervisor's standard input."""
        with contextlib.suppress(OSError):
            self._stdin.close()

    def close(self) -> None:
        """Wait for the readers, whose pipes have ended with the supervisor."""
        for thread in self._threads:
            thread.join()

    def _remember(self, chunk: bytes) -> None:
        self._words = (self._words + chunk)[-_LAST_WORDS_BYTES:]


def _given(stream: IO[bytes] | None) -> IO[bytes]:
    if stream is None:
        raise SandboxUnavailable("the supervisor has no pipes")
    return stream


def _reading(stream: IO[bytes], take: Callable[[bytes], None]) -> threading.Thread:
    """Start a thread that hands over all that a stream brings, and nothing at its end."""

    def read() -> None:
        with stream:
            while chunk := os.read(stream.fileno(), 65536):
                take(chunk)
        take(b"")

    thread = threading.Thread(target=read, name="reading a supervisor", daemon=True)
    thread.start()
    return thread


def _end_session(process: subprocess.Popen[bytes]) -> None:
    """End a supervisor that does not end by itself, with its session where there is one."""
    if hasattr(os, "killpg"):
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
    process.kill()


def _sweep_folders() -> None:
    """Remove folders of graders that were killed before they could."""
    for folder in Path(tempfile.gettempdir()).glob(f"{_PREFIX}*-*"):
        owner = folder.name.removeprefix(_PREFIX).partition("-")[0]
        if owner.isdecimal() and not _alive(int(owner)):
            shutil.rmtree(folder, ignore_errors=True)


def _alive(pid: int) -> bool:
    if os.name != "posix":
        return True  # there, asking by signal 0 would end the process
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
