"""The way in: a sandbox is on its way before the command line has been read.

Reading it takes as long as starting a cell, most of it imports, and both can happen at the same time.
Which sandbox will be wanted can be seen at a glance; one that is not wanted after all is closed.
"""

from __future__ import annotations

import gc
import importlib
import os
import sys
from typing import NoReturn

INTERRUPTED = 130
_GARBAGE = 50_000
_ONLY_ASKING = frozenset({"-h", "--help"})


def main() -> NoReturn:
    """Run the command line, and end with its exit status."""
    gc.set_threshold(_GARBAGE)  # importing makes none, and looking for it takes a tenth of the time
    try:
        status = _run(sys.argv[1:])
    except KeyboardInterrupt:
        print("grader: interrupted", file=sys.stderr)
        status = INTERRUPTED
    _leave(status)


def _run(arguments: list[str]) -> object:
    sandboxes = None
    try:
        if arguments[:1] == ["grade"] and not _ONLY_ASKING & set(arguments):
            sandboxes = importlib.import_module("grader.cli.sandboxes")
            sandboxes.start_ahead(arguments[1:])
        importlib.import_module("grader.cli.app").run()
    except SystemExit as end:
        return end.code
    finally:
        if sandboxes is not None:
            sandboxes.close_unused()
    return 0


def _leave(status: object) -> NoReturn:
    """End at once: taking everything apart in good order takes as long as a check."""
    if status is not None and not isinstance(status, int):
        print(status, file=sys.stderr)
        status = 1
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except BrokenPipeError:
        status = 1  # whoever read our output has gone
    os._exit(status or 0)
