"""The student's interpreter: answers one question about a submission, then ends.

Untrusted from the moment that the student's first line runs. It therefore knows no check, no
expected value and no verdict: it is told what to execute, reports what it saw as plain data in one
frame, and leaves by ``os._exit``, so that nothing the student registered for the end of the program
can run. The trusted side judges the answer together with what it observed from outside.

The student's code runs in threads that are started with the primitive captured here, so that no
frame of this module is an ancestor of a student's frame.
"""

from __future__ import annotations

import _thread
import gc
import json
import os
import warnings
from collections.abc import Callable
from typing import Any, NoReturn

from grader.explore import values
from grader.harness import ceilings, exploration, program, uses, wire

ENGINE_STACK_BYTES = 32 * 1024 * 1024
"""Stack of the thread that carries the engine: its greenlets recurse on it. Only touched pages count."""


def preload() -> None:
    """Import what answering needs, so that forked guests find it in memory."""
    exploration.preload()
    program.preload()


def serve(request: int, answer: int) -> NoReturn:
    """Read one question, answer it, and end this process.

    Args:
        request: Descriptor that the question is read from.
        answer: Descriptor that the answer is written to.
    """
    exit_now, write, start = os._exit, os.write, _thread.start_new_thread
    question = wire.parse(_read(request))
    nonce = question.pop("nonce")
    _become_ready(question)
    box: list[dict[str, Any]] = []
    done = _thread.allocate_lock()
    done.acquire()

    def work() -> None:
        try:
            box.append(_answer(question))
        finally:
            done.release()

    _thread.stack_size(ENGINE_STACK_BYTES)
    start(work, ())
    _thread.stack_size(program.STACK_BYTES)
    done.acquire()
    reply = box[0]
    body = json.dumps({"nonce": nonce, **reply}, separators=(",", ":")).encode("ascii")
    view = memoryview(b"%08x\n" % len(body) + body)
    while view:
        view = view[write(answer, view) :]
    exit_now(0)


def _become_ready(question: dict[str, Any]) -> None:
    """Make this interpreter ready for a student's first line."""
    ceilings.lower(question["ceilings"])
    null = os.open(os.devnull, os.O_RDONLY)
    os.dup2(null, 0)
    os.close(null)
    warnings.simplefilter("ignore")
    gc.disable()  # a student's __del__ must not run on the thread that holds the nonce
    program.confine(question["profile"])


def _read(descriptor: int) -> bytes:
    """Read one whole frame; the supervisor is trusted, so its length is believed."""
    header = _read_exactly(descriptor, wire.HEADER_BYTES)
    return _read_exactly(descriptor, wire.length(header, ceiling=wire.JOB_BYTES))


def _read_exactly(descriptor: int, size: int) -> bytes:
    parts = []
    while size:
        part = os.read(descriptor, size)
        if not part:
            raise EOFError("the supervisor went away")
        parts.append(part)
        size -= len(part)
    return b"".join(parts)


def _answer(question: dict[str, Any]) -> dict[str, Any]:
    """Do what the question asks and say what was seen."""
    answers: dict[str, Callable[[dict[str, Any]], dict[str, Any]]] = {
        "load": program.load,
        "call": _call,
        "explore": exploration.explore,
        "explain": exploration.explain,
        "freeze": exploration.freeze,
        "lock free": exploration.lock_free,
        "uses": uses.uses,
    }
    try:
        reply = answers[question["ask"]](question)
    except MemoryError:
        reply = {"status": "out of memory"}
    except program.Raised as raised:
        reply = {"status": "raised", "error": raised.facts}
    except Exception as error:  # noqa: BLE001 - ours, since the student's comes as Raised
        if ceilings.nearly_out_of_memory():
            reply = {"status": "out of memory"}
        else:
            reply = {"status": "broken", "error": program.describe(error)}
    return {**reply, "refused": program.refused()}


def _call(question: dict[str, Any]) -> dict[str, Any]:
    """Run a driver once, as ordinary Python."""
    modules = program.execute(question)
    function = getattr(modules["drivers"], question["driver"])
    arguments = [values.decode(argument) for argument in question["arguments"]]
    with program.noting_errors():
        result = function(*arguments)
    encoded = values.encode(result)
    return {"status": "returned", "value": encoded, "left": program.left_running()}
