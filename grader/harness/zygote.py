"""A clean interpreter from which students' interpreters are forked.

It has imported the engine and nothing of any student's, holds no secret, and runs no code but ours.
A fork of it costs a millisecond or two, where a fresh interpreter with the engine costs sixty. Each
guest is forked twice, so that it becomes the child of the supervisor (a subreaper), which alone
waits for it and learns its true exit status and what it used.

Started by :mod:`grader.harness.boot`: descriptor 0 is a Unix socket to the supervisor, which sends
requests with the guest's descriptors attached. Linux only; elsewhere guests are started
afresh (:mod:`grader.harness.launcher`).
"""

from __future__ import annotations

import fcntl
import gc
import json
import os
import signal
import socket
import tempfile
from pathlib import Path
from typing import Any, NoReturn

from grader.harness import guest

prepare = guest.preload

_REQUEST_BYTES = 4096
_COULD_NOT_START = 70
_DESCRIPTORS = 4
"""A guest's standard input, output and error, and the pipe that its answer goes to."""


def serve(control: socket.socket) -> None:
    """Fork guests and sweep users' processes as asked, until the supervisor goes away."""
    gc.freeze()  # forked guests then share the engine's pages instead of copying them
    while True:
        message, descriptors, _, _ = socket.recv_fds(control, _REQUEST_BYTES, _DESCRIPTORS)
        if not message:
            return
        request = json.loads(message)
        if request["do"] == "fork":
            pid = _fork_for_supervisor(request, descriptors, control)
            for descriptor in descriptors:
                os.close(descriptor)
            control.sendall(json.dumps({"pid": pid}).encode())
        else:
            _sweep(request["uid"])
            control.sendall(b"{}")


def _fork_for_supervisor(
    request: dict[str, Any], descriptors: list[int], control: socket.socket
) -> int:
    """Fork a guest whose parent is the supervisor; return its process id."""
    reader, writer = os.pipe()
    between = os.fork()
    if between == 0:
        pid = os.fork()
        if pid == 0:
            os.close(reader)
            os.close(writer)
            control.close()
            _become_guest(request, descriptors)
        os.write(writer, b"%d" % pid)
        os._exit(0)
    os.close(writer)
    os.waitpid(between, 0)  # from here on the guest belongs to the supervisor
    pid = int(os.read(reader, 32))
    os.close(reader)
    return pid


def _become_guest(request: dict[str, Any], descriptors: list[int]) -> NoReturn:
    """Give up every right, then hand over to the guest's own code."""
    try:
        answer = _arrange(descriptors)
        os.setsid()
        _offer_to_the_kernel()
        if request["uid"] is not None:
            _set_user(request["uid"])
        _enter_scratch(request["scratch"])
        guest.serve(0, answer)
    except BaseException as error:  # noqa: BLE001 - nothing may travel up into the zygote's loop
        os.write(2, f"guest: {type(error).__name__}: {error}\n".encode("utf-8", "replace"))
    finally:
        os._exit(_COULD_NOT_START)


def _arrange(descriptors: list[int]) -> int:
    """Put the guest's descriptors at 0 to 3 and close all others; return the answer's."""
    lifted = [fcntl.fcntl(descriptor, fcntl.F_DUPFD, 16) for descriptor in descriptors]
    for place, descriptor in enumerate(lifted):
        os.dup2(descriptor, place)
    os.closerange(_DESCRIPTORS, max(lifted) + 64)
    return _DESCRIPTORS - 1


def _offer_to_the_kernel() -> None:
    """Memory is shared with the supervisor: when it runs out, the student's code dies first."""
    Path("/proc/self/oom_score_adj").write_text("1000", encoding="utf-8")


def _set_user(uid: int) -> None:
    os.setgroups([])
    os.setresgid(uid, uid, uid)
    os.setresuid(uid, uid, uid)


def _enter_scratch(parent: str) -> None:
    """Make an empty folder of the guest's own its working folder."""
    os.umask(0o077)
    os.chdir(tempfile.mkdtemp(prefix="guest-", dir=parent))


def _sweep(uid: int) -> None:
    """End every process of a user at once, so that no fork bomb can outrun it."""
    pid = os.fork()
    if pid == 0:
        try:
            _set_user(uid)
            os.kill(-1, signal.SIGKILL)
        except ProcessLookupError:
            pass  # nothing of that user is left
        finally:
            os._exit(0)
    os.waitpid(pid, 0)


def main() -> None:
    """Serve the supervisor on descriptor 0."""
    control = socket.socket(fileno=os.dup(0))
    null = os.open(os.devnull, os.O_RDWR)
    os.dup2(null, 0)
    os.close(null)
    control.sendall(b"{}")
    serve(control)
