"""Executing a submission as ordinary Python, inside the guest, and saying how that went.

Facts only: types, messages and line numbers as plain data. The sentences that students read are
made on the trusted side (:mod:`grader.harness.judging`).
"""

from __future__ import annotations

import ast
import sys
import threading
import types
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

STACK_BYTES = 1024 * 1024
"""Stack of each thread that a student starts."""
MESSAGE_CHARACTERS = 400
SUBMISSION = "submission"

_PROCESS_EVENTS = frozenset(
    {
        "os.exec",
        "os.fork",
        "os.forkpty",
        "os.posix_spawn",
        "os.spawn",
        "os.startfile",
        "os.system",
        "pty.spawn",
        "subprocess.Popen",
    }
)
_NETWORK_EVENTS = frozenset({"socket.__new__", "socket.bind", "socket.connect", "socket.sendto"})
_refusals: list[str] = []


class Raised(Exception):
    """The student's code raised an exception that nothing of it caught."""

    def __init__(self, error: BaseException) -> None:
        super().__init__()
        self.facts = describe(error)


def preload() -> None:
    """Import modules that many submissions use, so that forked guests find them in memory."""
    import collections  # noqa: F401, PLC0415
    import concurrent.futures  # noqa: F401, PLC0415
    import contextlib  # noqa: F401, PLC0415
    import dataclasses  # noqa: F401, PLC0415
    import functools  # noqa: F401, PLC0415
    import itertools  # noqa: F401, PLC0415
    import queue  # noqa: F401, PLC0415
    import time  # noqa: F401, PLC0415
    import typing  # noqa: F401, PLC0415


def confine(profile: str) -> None:
    """Refuse, and note, what the profile does not allow.

    An audit hook detects and says it in words that help; it does not contain (CPython's own
    documentation says so). Containing is the sandbox's work.
    """
    refused = _NETWORK_EVENTS if profile == "processes" else _PROCESS_EVENTS | _NETWORK_EVENTS
    noted = _refusals

    def watch(event: str, _arguments: tuple[object, ...]) -> None:
        if event in refused:
            if len(noted) < 10:  # noqa: PLR2004 - enough to show
                noted.append(event)
            raise PermissionError(f"{event} is not allowed in this exercise")

    sys.addaudithook(watch)


def refused() -> list[str]:
    """Return what the student's code tried although the profile does not allow it."""
    return list(_refusals)


def load(question: dict[str, Any]) -> dict[str, Any]:
    """Import the submission and look for the names that the exercise asks for."""
    text, filename = question["modules"][SUBMISSION], question["file"]
    try:
        tree = ast.parse(text, filename)
        compile(tree, filename, "exec", dont_inherit=True)
    except (SyntaxError, ValueError, RecursionError) as error:
        return {"status": "syntax error", "error": describe(error)}
    module = execute(question)[SUBMISSION]
    missing = [found for wanted in question["api"] for found in _missing(module, tree, wanted)]
    return {"status": "loaded", "missing": missing, "offered": _offered(tree)}


def execute(question: dict[str, Any]) -> dict[str, types.ModuleType]:
    """Execute the modules of a question in their order; each can import those before it.

    Raises:
        Raised: One of them raised.
    """
    modules = {}
    for name, text in question["modules"].items():
        filename = question["file"] if name == SUBMISSION else f"{name}.py"
        module = types.ModuleType(name)
        module.__file__ = filename
        sys.modules[name] = modules[name] = module
        with noting_errors():
            exec(compile(text, filename, "exec", dont_inherit=True), module.__dict__)  # noqa: S102
    return modules


@contextmanager
def noting_errors() -> Iterator[None]:
    """Turn whatever the student's code raises, ``SystemExit`` too, into :class:`Raised`."""
    try:
        yield
    except MemoryError:
        raise
    except BaseException as error:  # noqa: BLE001 - a submission may raise anything
        raise Raised(error) from None


def describe(error: BaseException) -> dict[str, Any]:
    """Return the facts of an exception: type, message and the chain of lines that led to it.

    Runs no code of the student's: a message is taken only where it is plain text already.
    """
    facts: dict[str, Any] = {
        "type": type.__dict__["__name__"].__get__(type(error))[:80],
        "message": _message(error)[:MESSAGE_CHARACTERS],
        "places": _places(error),
    }
    if isinstance(error, SyntaxError):
        facts["message"] = str(error.msg)[:MESSAGE_CHARACTERS]
        facts["places"] = [[str(error.filename), error.lineno or 1]]
    return facts


def left_running() -> list[str]:
    """Return the names of threads that would keep the program from ending."""
    ours = threading.current_thread()
    return [
        thread.name
        for thread in threading.enumerate()
        if thread is not ours and thread is not threading.main_thread() and not thread.daemon
    ][:20]


def _message(error: BaseException) -> str:
    arguments = BaseException.__dict__["args"].__get__(error)
    if isinstance(error, SystemExit):
        arguments = (error.code,)
    if isinstance(error, KeyError | ImportError | OSError):
        try:
            return (
                BaseException.__str__(error) if type(error).__module__ != "builtins" else str(error)
            )
        except Exception:  # noqa: BLE001 - an argument with a __repr__ of the student's
            return ""
    plain = [argument for argument in arguments if type(argument) in {str, int, float, bool}]
    return ", ".join(str(argument) for argument in plain)


def _places(error: BaseException) -> list[list[Any]]:
    """Return file and line of the last frames of a traceback, innermost last."""
    places: list[list[Any]] = []
    trace = error.__traceback__
    while trace is not None:
        places.append([trace.tb_frame.f_code.co_filename[-200:], trace.tb_lineno])
        trace = trace.tb_next
    return places[-20:]


def _missing(
    module: types.ModuleType, tree: ast.Module, wanted: dict[str, Any]
) -> list[dict[str, str]]:
    """Return what the module lacks of one required name."""
    name, kind = wanted["name"], wanted["kind"]
    found = module.__dict__.get(name, _ABSENT)
    if found is _ABSENT:
        return [{"name": name, "kind": kind, "problem": "absent"}]
    if kind in {"class", "exception"} and not isinstance(found, type):
        return [{"name": name, "kind": kind, "problem": "kind"}]
    if kind == "function" and not callable(found):
        return [{"name": name, "kind": kind, "problem": "kind"}]
    if kind == "exception" and not issubclass(found, BaseException):
        return [{"name": name, "kind": kind, "problem": "kind"}]
    lacking = [
        {"name": f"{name}.{method}", "kind": "method", "problem": "absent"}
        for method in wanted["methods"]
        if not hasattr(found, method) and not _might_set(tree, method)
    ]
    lacking += [
        {"name": f"{name}.{attribute}", "kind": "attribute", "problem": "absent"}
        for attribute in wanted["attributes"]
        if not hasattr(found, attribute) and not _might_set(tree, attribute)
    ]
    return lacking


_ABSENT = object()


def _might_set(tree: ast.Module, attribute: str) -> bool:
    """Whether instances may get the attribute: assigned somewhere, or set in ways not seen here."""
    for node in ast.walk(tree):
        match node:
            case ast.Attribute(attr=name, ctx=ast.Store()) if name == attribute:
                return True
            case ast.AnnAssign(target=ast.Name(id=name)) if name == attribute:
                return True  # a field of a dataclass
            case ast.Name(id="setattr" | "vars") | ast.Attribute(attr="__dict__" | "__setattr__"):
                return True
            case ast.FunctionDef(name="__getattr__" | "__getattribute__"):
                return True
            case ast.ClassDef(bases=[_, *_]):
                return True  # may inherit it
    return False


def _offered(tree: ast.Module) -> list[str]:
    """Return names that the file defines at its top, for "did you mean"."""
    return [
        node.name
        for node in tree.body
        if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
    ][:50]
