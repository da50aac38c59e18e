"""The trusted process of a sandbox: takes one job, runs its checks, reports as it goes.

Run as ``python -I -m grader.harness.supervisor``. Standard input brings one frame, the job;
standard output takes lines of JSON: ``{"say": "ready"}`` once everything is imported, one
``{"say": "observation", …}`` for each check as it ends, and ``{"say": "end"}``. The end of
standard input means that the grader went away: everything ends at once.

Nothing of the job is in the arguments, in the environment or in a file that a student's user can
read: what must be in files (the checks, for pytest) is in a folder that is closed to all others.
"""

from __future__ import annotations

import argparse
import gc
import importlib
import itertools
import json
import os
import sys
import threading
from pathlib import Path
from typing import Any

from grader.errors import GraderError
from grader.harness import codec, wire
from grader.harness.interview import Interviewer
from grader.harness.launcher import ForkLauncher, FreshLauncher, Launcher

USERS_PER_SLOT = 256
"""User ids that one sandbox may give to its guests."""


def main() -> int:
    """Serve one job; return the exit status of this process."""
    gc.disable()  # this process lives for one job, most of it importing pytest
    arguments = _arguments()
    say = _Voice(os.dup(1))
    os.dup2(2, 1)  # whatever prints from here on does not get between the messages
    launcher = _launcher(arguments)
    try:
        # Only now, since it takes long: the clean interpreter gets ready at the same time.
        session = importlib.import_module("grader.harness.session")
        say({"say": "ready"})
        job = codec.job_from_plain(wire.parse(_frame(0)))
        _end_with_the_grader(launcher)
        session.run(job, Interviewer(launcher, job.limits), say, Path(arguments.private))
    except GraderError as error:
        say({"say": "fault", "message": str(error)[:2000]})
        return 1
    finally:
        launcher.close()
    say({"say": "end"})
    return 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="supervisor", description=__doc__)
    parser.add_argument("--private", required=True, help="folder closed to students' users")
    parser.add_argument("--scratch", required=True, help="folder that students' code may use")
    parser.add_argument("--first-uid", type=int, help="first of this sandbox's range of user ids")
    parser.add_argument("--launcher", choices=("fork", "fresh"), default="fork")
    return parser.parse_args()


def _launcher(arguments: argparse.Namespace) -> Launcher:
    if arguments.launcher == "fresh":
        return FreshLauncher()
    users = None
    if arguments.first_uid is not None:
        users = itertools.cycle(range(arguments.first_uid, arguments.first_uid + USERS_PER_SLOT))
    return ForkLauncher(users=users, scratch=Path(arguments.scratch))


class _Voice:
    """Writes messages for the host as lines; the only writer of the descriptor."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor

    def __call__(self, message: dict[str, Any]) -> None:
        line = json.dumps(message, allow_nan=False).encode() + b"\n"
        view = memoryview(line)
        while view:
            view = view[os.write(self._descriptor, view) :]


def _frame(descriptor: int) -> bytes:
    header = _exactly(descriptor, wire.HEADER_BYTES)
    return _exactly(descriptor, wire.length(header, ceiling=wire.JOB_BYTES))


def _exactly(descriptor: int, size: int) -> bytes:
    """Read so many bytes; when the grader goes away before, this process ends."""
    parts = []
    while size:
        part = os.read(descriptor, size)
        if not part:
            sys.exit(0)
        parts.append(part)
        size -= len(part)
    return b"".join(parts)


def _end_with_the_grader(launcher: Launcher) -> None:
    """From now on, end this process and its guests when standard input ends."""

    def watch() -> None:
        while os.read(0, 4096):
            pass
        launcher.abandon()
        os._exit(2)

    threading.Thread(target=watch, name="watch the grader", daemon=True).start()


if __name__ == "__main__":
    os._exit(main())  # nothing is left to do, and an orderly end takes as long as a check
