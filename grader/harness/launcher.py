"""Starting guests and ending them, whatever they do.

Two ways: forked from a clean interpreter (Linux; see :mod:`grader.harness.zygote`), or a fresh
interpreter for each. Both promise that after :meth:`Launcher.finish` no process that the guest
started is left. With users to give out, each guest gets the next one and is ended by *being* that
user and ending all that it may, which no fork bomb outruns; without, by its session and by adopting
what it left (the supervisor is a subreaper).
"""

from __future__ import annotations

import contextlib
import ctypes
import json
import os
import select
import signal
import socket
import subprocess
import sys
import time
from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from grader.errors import SandboxFailed

PATIENCE_S = 10.0
"""How long killed processes may take to disappear before that is our fault."""
_BOOT = Path(__file__).with_name("boot.py")
_SUBREAPER = 36  # PR_SET_CHILD_SUBREAPER of prctl(2)
_MINIMAL_ENVIRONMENT = {"PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "PYTHONHASHSEED": "0"}
_FLAGS = ("-P", "-s", "-S", "-B", "-u")
"""Not ``-I``, which would ignore the fixed hash seed: the environment is ours anyway."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ends:
    """The guest's ends of its four pipes."""

    question: int
    output: int
    error: int
    answer: int


@dataclass(slots=True)
class Guest:
    """A running guest."""

    pid: int
    uid: int | None
    process: subprocess.Popen[bytes] | None = None
    began: float = field(default_factory=time.monotonic)


@dataclass(frozen=True, slots=True, kw_only=True)
class Exit:
    """How a guest's process ended."""

    status: int | None
    """Exit status, or None when a signal ended it."""
    signal: int | None
    cpu_s: float


class Launcher(ABC):
    """Starts and ends guests.

    Attributes:
        isolated: Whether guests have users of their own.
    """

    isolated: bool

    @abstractmethod
    def start(self, ends: Ends) -> Guest:
        """Start a guest that reads its question from its end of the pipe."""

    @abstractmethod
    def wait(self, guest: Guest, timeout_s: float) -> bool:
        """Wait until the guest's process has ended by itself; return whether it has."""

    def cpu_s(self, guest: Guest) -> float:
        """Return how long the guest has had the processor, as far as this system tells."""
        try:
            stat = Path(f"/proc/{guest.pid}/stat").read_text(encoding="utf-8")
        except OSError:
            # Elsewhere a guest's time is what the wall clock says.
            return time.monotonic() - guest.began
        fields = stat.rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def kept_waiting_s(self, guest: Guest) -> float:
        """Return how long the guest could have run and had no processor; 0 if nothing tells.

        The second number of schedstat (Linux, Documentation/scheduler/sched-stats.rst), summed over
        the threads that are there.
        """
        waited_ns = 0
        try:
            for task in Path(f"/proc/{guest.pid}/task").iterdir():
                waited_ns += int((task / "schedstat").read_text(encoding="utf-8").split()[1])
        except (OSError, IndexError, ValueError):
            pass  # it has ended, or this system does not count
        return waited_ns / 1e9

    @abstractmethod
    def finish(self, guest: Guest) -> Exit:
        """End the guest and everything that it started; wait until all of it is gone."""

    @abstractmethod
    def abandon(self) -> None:
        """End everything at once; called from another thread just before this process ends."""

    @abstractmethod
    def close(self) -> None:
        """Give back what the launcher itself uses."""


def sites() -> list[str]:
    """Return the folders that a bare interpreter needs to find us and what we use."""
    import greenlet  # noqa: PLC0415 - only its place matters here

    package = Path(__file__).resolve().parent.parent.parent
    return list(dict.fromkeys([str(package), str(Path(greenlet.__file__).resolve().parent.parent)]))


def _command(program: str) -> list[str]:
    return [sys.executable, *_FLAGS, str(_BOOT), program, *sites()]


class ForkLauncher(Launcher):
    """Forks guests from a clean interpreter.

    Args:
        users: User ids for the guests in turn; None keeps them under our own.
        scratch: Folder in which each guest gets an empty one of its own.
    """

    def __init__(self, *, users: Iterator[int] | None, scratch: Path) -> None:
        self.isolated = users is not None
        self._users = users
        self._scratch = scratch
        _become_subreaper()
        self._control, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self._zygote = subprocess.Popen(
            _command("zygote"),
            stdin=theirs.fileno(),
            stdout=subprocess.DEVNULL,
            stderr=sys.stderr,
            env=_MINIMAL_ENVIRONMENT,
        )
        theirs.close()
        self._ready = False

    def start(self, ends: Ends) -> Guest:
        """Fork a guest; see :class:`Launcher`."""
        uid = next(self._users) if self._users is not None else None
        request = {
            "do": "fork",
            "uid": uid,
            "scratch": str(self._scratch),
        }
        descriptors = [ends.question, ends.output, ends.error, ends.answer]
        return Guest(self._ask(request, descriptors)["pid"], uid)

    def wait(self, guest: Guest, timeout_s: float) -> bool:
        """Wait for the guest's own end; see :class:`Launcher`."""
        descriptor = os.pidfd_open(guest.pid)  # it is not reaped yet, so the id is still its own
        try:
            ready, _, _ = select.select([descriptor], [], [], max(timeout_s, 0))
        finally:
            os.close(descriptor)
        return bool(ready)

    def finish(self, guest: Guest) -> Exit:
        """End the guest and everything that it started; see :class:`Launcher`."""
        deadline = time.monotonic() + PATIENCE_S
        if guest.uid is None:
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(guest.pid, signal.SIGKILL)
        else:
            self._ask({"do": "sweep", "uid": guest.uid}, [])
        with contextlib.suppress(ProcessLookupError):
            os.kill(guest.pid, signal.SIGKILL)  # it may not have its session or user yet
        _, status, usage = os.wait4(guest.pid, 0)
        while leftovers := self._leftovers(guest):
            if time.monotonic() > deadline:
                raise SandboxFailed(f"processes {leftovers} outlived their guest")
            self._end(leftovers, guest)
        return _exit(status, usage.ru_utime + usage.ru_stime)

    def abandon(self) -> None:
        """End all children, and theirs as they become ours; see :class:`Launcher`."""
        deadline = time.monotonic() + PATIENCE_S
        while (children := _children()) and time.monotonic() < deadline:
            for pid in children:
                with contextlib.suppress(ProcessLookupError, PermissionError):
                    os.kill(pid, signal.SIGKILL)
                with contextlib.suppress(ChildProcessError):
                    os.waitpid(pid, os.WNOHANG)

    def close(self) -> None:
        """End the clean interpreter."""
        self._control.close()
        self._zygote.kill()
        self._zygote.wait()

    def _ask(self, request: Mapping[str, object], descriptors: list[int]) -> dict[str, int]:
        try:
            if not self._ready:
                self._ready = bool(self._control.recv(4096))
            socket.send_fds(self._control, [json.dumps(request).encode()], descriptors)
            answer = self._control.recv(4096)
        except OSError as error:
            raise SandboxFailed(f"the clean interpreter is gone: {error}") from error
        if not answer:
            raise SandboxFailed("the clean interpreter ended")
        reply: dict[str, int] = json.loads(answer)
        return reply

    def _leftovers(self, guest: Guest) -> list[int]:
        """Return processes that the guest left: its user's, or those that we had to adopt."""
        if guest.uid is not None:
            return _processes_of(guest.uid)
        return [pid for pid in _children() if pid != self._zygote.pid]

    def _end(self, leftovers: list[int], guest: Guest) -> None:
        if guest.uid is not None:
            self._ask({"do": "sweep", "uid": guest.uid}, [])
        for pid in leftovers:
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.kill(pid, signal.SIGKILL)
            with contextlib.suppress(ChildProcessError):
                os.waitpid(pid, 0 if guest.uid is None else os.WNOHANG)


class FreshLauncher(Launcher):
    """Starts each guest in an interpreter of its own; works wherever Python does."""

    isolated = False

    def __init__(self) -> None:
        self._running: subprocess.Popen[bytes] | None = None

    def start(self, ends: Ends) -> Guest:
        """Start a guest; see :class:`Launcher`."""
        process = subprocess.Popen(
            _command("fresh"),
            stdin=ends.question,
            stdout=ends.answer,
            stderr=ends.error,
            env={**_MINIMAL_ENVIRONMENT, **_windows_needs()},
            start_new_session=True,
        )
        self._running = process
        return Guest(process.pid, None, process)

    def wait(self, guest: Guest, timeout_s: float) -> bool:
        """Wait for the guest's own end; see :class:`Launcher`."""
        if guest.process is None:
            return False
        with contextlib.suppress(subprocess.TimeoutExpired):
            guest.process.wait(max(timeout_s, 0))
        return guest.process.returncode is not None

    def finish(self, guest: Guest) -> Exit:
        """End the guest and its session; see :class:`Launcher`."""
        process = guest.process
        if process is None:
            raise SandboxFailed("this guest was not started by this launcher")
        _end_session(process)
        code = process.wait(PATIENCE_S)
        died = -code if code < 0 else None
        return Exit(status=None if died else code, signal=died, cpu_s=0.0)

    def abandon(self) -> None:
        """End the guest that runs; see :class:`Launcher`."""
        if self._running is not None:
            _end_session(self._running)

    def close(self) -> None:
        """Nothing is kept between guests."""


def _end_session(process: subprocess.Popen[bytes]) -> None:
    """End a process, and where there are sessions all of its own."""
    if hasattr(os, "killpg"):
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    process.kill()


def _exit(status: int, cpu_s: float) -> Exit:
    if os.WIFSIGNALED(status):
        return Exit(status=None, signal=os.WTERMSIG(status), cpu_s=cpu_s)
    return Exit(status=os.WEXITSTATUS(status), signal=None, cpu_s=cpu_s)


def _become_subreaper() -> None:
    """Have orphans of our descendants become our children rather than init's."""
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.prctl(_SUBREAPER, 1, 0, 0, 0) != 0:
        raise SandboxFailed(f"prctl: {os.strerror(ctypes.get_errno())}")


def _children() -> list[int]:
    """Return our children's process ids."""
    pids: list[int] = []
    for listing in Path("/proc/self/task").glob("*/children"):
        pids += [int(pid) for pid in listing.read_text().split()]
    return pids


def _processes_of(uid: int) -> list[int]:
    """Return the living or unreaped processes of a user."""
    pids = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdecimal():
            with contextlib.suppress(OSError):
                if f"\nUid:\t{uid}\t" in (entry / "status").read_text():
                    pids.append(int(entry.name))
    return pids


def _windows_needs() -> dict[str, str]:
    """Return what an interpreter on Windows cannot start without."""
    root = os.environ.get("SYSTEMROOT")
    return {"SYSTEMROOT": root} if root else {}
