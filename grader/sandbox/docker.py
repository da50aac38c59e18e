"""The Docker back end: one container for one job, thrown away after it.

What the flags are for is told in docs/security.md. In short: nothing to write to but small
in-memory file systems, no network, no shared memory, no rights but those to become a lesser user
and to end that user's processes, ceilings on memory, processes and CPU. Everything comes in by
standard input and goes out by standard output, so no path of the host appears inside.
"""

from __future__ import annotations

import contextlib
import secrets
import socket
import struct
import threading
import time
from collections.abc import Callable
from typing import Any

import docker
import docker.errors
import docker.types

from grader.errors import SandboxUnavailable
from grader.model import Job, Limits
from grader.sandbox import engine, leftovers
from grader.sandbox.conversation import Channel, converse
from grader.sandbox.image import ImageRef, ensure
from grader.sandbox.interface import Cell, Deliver, Sandbox, SandboxRun
from grader.sandbox.slots import Slot
from grader.settings import settings

SUPERVISORS_PROCESSES = 64
"""Beyond the student's: the supervisor, the clean interpreter, and room to end things."""
_STDOUT, _STDERR = 1, 2
_FRAME_HEADER = struct.Struct(">BxxxL")
_LAST_WORDS_BYTES = 4000
_GOING = frozenset({404, 409})
"""What the engine answers where a container is gone, or its removal is in progress."""
_TMPFS = "rw,noexec,nosuid,nodev"


class DockerSandbox(Sandbox):
    """Runs jobs in single-use containers.

    Args:
        progress: Is told of long work, such as building the image.

    The engine is reached, and the image made where it is missing, when the first cell is opened:
    what needs no sandbox, such as rejecting an empty file, works without an engine.
    """

    name = "docker"
    isolated = True

    def __init__(self, *, progress: Callable[[str], None] = lambda _: None) -> None:
        self._progress = progress
        self._preparing = threading.Lock()
        self._client: docker.DockerClient | None = None
        self._image: ImageRef | None = None

    @property
    def image(self) -> str | None:
        """Tag of the image, a digest of what went into it; None before the first cell."""
        return self._image.tag if self._image is not None else None

    def open(self, limits: Limits) -> Cell:
        """Start a container; see :class:`~grader.sandbox.interface.Sandbox`."""
        client, made = self._prepared()
        slot = Slot(settings().cache / "slots", settings().uid_base)
        try:
            options = _options(client, made, slot, limits)
            return _DockerCell(client, options, slot, self._progress)
        except BaseException:
            slot.close()
            raise

    def close(self) -> None:
        """Close the connection to the engine."""
        if self._client is not None:
            self._client.close()

    def _prepared(self) -> tuple[docker.DockerClient, ImageRef]:
        """Return the engine and the image; sweep what killed graders left, the first time."""
        with self._preparing:
            if self._client is None:
                self._client = engine.connect()
            if self._image is None:
                self._image = ensure(self._client, progress=self._progress)
                leftovers.sweep(self._client)
            return self._client, self._image


def _options(
    client: docker.DockerClient, made: ImageRef, slot: Slot, limits: Limits
) -> dict[str, Any]:
    """Return what a container is created with."""
    command = ["/usr/local/bin/grader-python", "-I", "-m", "grader.harness.supervisor"]
    command += ["--private", "/g", "--scratch", "/w", "--first-uid", str(slot.first_uid)]
    return {
        "image": made.tag,
        "command": command,
        "name": f"concurrency-grader-{secrets.token_hex(8)}",
        "labels": {
            leftovers.LABEL: leftovers.VALUE,
            leftovers.OWNER_LABEL: leftovers.owner_label(),
        },
        "hostname": "box",
        "environment": {"TMPDIR": "/g", "LANG": "C.UTF-8"},
        "stdin_open": True,
        "host_config": client.api.create_host_config(**_host_options(limits)),
    }


def _host_options(limits: Limits) -> dict[str, Any]:
    """Return the container's flags, one for one those of TRUST's prototype."""
    return {
        "init": True,
        "network_mode": "none",
        "ipc_mode": "none",
        "read_only": True,
        "log_config": docker.types.LogConfig(type="none"),
        "cap_drop": ["ALL"],
        "cap_add": ["SETUID", "SETGID", "KILL"],
        "security_opt": ["no-new-privileges"],
        "pids_limit": limits.processes + SUPERVISORS_PROCESSES,
        "mem_limit": limits.memory_bytes,
        "memswap_limit": limits.memory_bytes,
        "nano_cpus": 1_000_000_000,
        "ulimits": [
            docker.types.Ulimit(name="core", soft=0, hard=0),
            docker.types.Ulimit(name="nofile", soft=256, hard=256),
        ],
        "tmpfs": {
            "/g": f"{_TMPFS},size=8m,mode=0700",
            "/w": f"{_TMPFS},size=16m,nr_inodes=2000,mode=1777",
            "/dev/mqueue": "ro,size=4k,mode=0555",
        },
        "runtime": settings().docker_runtime,
    }


class _DockerCell(Cell):
    def __init__(
        self,
        client: docker.DockerClient,
        options: dict[str, Any],
        slot: Slot,
        tell: Callable[[str], None],
    ) -> None:
        self._api = client.api
        self._slot = slot
        self._tell = tell
        self._name = str(options["name"])
        stream = {"stdin": 1, "stdout": 1, "stderr": 1, "stream": 1}
        try:
            with engine.translated("start a sandbox"):
                self._api.create_container(**options)
                self._channel = _AttachedChannel(self._api.attach_socket(self._name, stream))
                self._api.start(self._name)
        except BaseException:
            self._remove()
            raise

    def run(self, job: Job, deliver: Deliver) -> SandboxRun:
        return converse(self._channel, job, deliver)

    def close(self) -> None:
        """Remove the container, whatever state it is in."""
        self._channel.close()
        self._remove()
        self._slot.close()

    def _remove(self) -> None:
        """Remove the container by its name.

        An engine that cannot do it now does not cost the grade that is there already: the
        container has ended with its standard input, and the next grader to start sweeps it.
        """
        try:
            with engine.translated(f"remove the container {self._name}"):
                self._api.remove_container(self._name, force=True, v=True)
        except SandboxUnavailable as error:
            cause = error.__cause__
            gone = isinstance(cause, docker.errors.APIError) and cause.status_code in _GOING
            if not gone:
                self._tell(f"{error}; the next start will")


class _AttachedChannel(Channel):
    """The stream that the engine offers of a container's standard input and output."""

    def __init__(self, attached: Any) -> None:
        self._attached = attached
        self._socket: socket.socket = getattr(attached, "_sock", attached)
        self._received = b""
        self._words = b""

    def send(self, data: bytes, deadline: float) -> None:
        self._wait_until(deadline)
        self._socket.sendall(data)

    def receive(self, deadline: float) -> bytes:
        """Return what standard output brought; standard error is kept aside."""
        while True:
            frame = self._frame(deadline)
            if frame is None:
                return b""
            stream, data = frame
            if stream == _STDOUT and data:
                return data
            if stream == _STDERR:
                self._words = (self._words + data)[-_LAST_WORDS_BYTES:]

    def last_words(self) -> str:
        return self._words.decode("utf-8", "replace")

    def close(self) -> None:
        """Hang up; the supervisor ends when its standard input does."""
        with contextlib.suppress(OSError):
            self._socket.shutdown(socket.SHUT_RDWR)
        self._attached.close()
        if self._socket is not self._attached:
            self._socket.close()

    def _frame(self, deadline: float) -> tuple[int, bytes] | None:
        """Return the next frame of the multiplexed stream, or None at its end."""
        if not self._fill(_FRAME_HEADER.size, deadline):
            return None
        stream, size = _FRAME_HEADER.unpack_from(self._received)
        end = _FRAME_HEADER.size + size
        if not self._fill(end, deadline):
            return None
        data, self._received = self._received[_FRAME_HEADER.size : end], self._received[end:]
        return stream, data

    def _fill(self, size: int, deadline: float) -> bool:
        while len(self._received) < size:
            self._wait_until(deadline)
            chunk = self._socket.recv(65536)
            if not chunk:
                return False
            self._received += chunk
        return True

    def _wait_until(self, deadline: float) -> None:
        left = deadline - time.monotonic()
        if left <= 0:
            raise TimeoutError
        self._socket.settimeout(left)
