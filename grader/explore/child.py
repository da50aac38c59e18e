"""Runs an exploration in a fresh process, with a hard limit from outside.

A program that fails may leave threads that nothing can unwind, and one that
blocks for real or loops in C cannot be stopped from within. So the library
functions explore in a process of their own, which is killed when its time is
up. The two sides exchange pickled values of `model`: this protects from
accidents, not from attacks (the sandbox is for those).
"""

from __future__ import annotations

import base64
import os
import pickle
import subprocess
import sys
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

_GRACE = 1.0
"""Seconds for the start of the process and for its answer."""
_MARK = b"\nexplore-result:"


class ChildTimedOut(RuntimeError):
    """The process did not answer within its time and was killed."""


class ChildDied(RuntimeError):
    """The process ended without an answer; `status` says how."""

    def __init__(self, status: int) -> None:
        super().__init__(f"the exploring process ended with status {status}")
        self.status = status


def call(function: Callable[..., Any], *args: Any, seconds: float, **kwargs: Any) -> Any:
    """Call a function of this package in a fresh interpreter.

    Args:
        function: Importable by name; arguments and result can be pickled.
        args: For the function.
        seconds: What it may take by its own account; a little more is granted.
        kwargs: For the function.

    Raises:
        ChildTimedOut: It took longer.
        ChildDied: It ended early, as by `os._exit` in the program.
    """
    request = pickle.dumps((function, args, kwargs))
    environment = dict(os.environ, PYTHONPATH=os.pathsep.join(p for p in sys.path if p))
    process = subprocess.Popen(
        [sys.executable, "-c", "from grader.explore.child import main; main()"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=environment,
        start_new_session=True,
    )
    try:
        answer, _ = process.communicate(request, timeout=seconds + _GRACE)
    except subprocess.TimeoutExpired:
        raise ChildTimedOut(f"no answer within {seconds} s") from None
    finally:
        process.kill()
        process.communicate()
    before, mark, coded = answer.rpartition(_MARK)
    sys.stdout.write(before.decode("utf-8", "replace"))
    if not mark:
        raise ChildDied(process.returncode)
    result = pickle.loads(base64.b64decode(coded))  # noqa: S301  (our own process)
    if isinstance(result, BaseException):
        raise result
    return result


def main() -> None:
    """The child's side."""
    function, args, kwargs = pickle.loads(sys.stdin.buffer.read())  # noqa: S301  (our own parent)
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
