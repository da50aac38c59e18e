"""Everything that differs between the supported versions of Python.

The private copy of `threading` is made from the interpreter's own source.
What `Thread` does at its start and end is replaced (see `threads`), so the
parts of `Thread.__init__` that prepare for it are taken out; which they are
is the only difference between 3.11, 3.12 and 3.13 that the engine sees.
"""

from __future__ import annotations

import ast
from types import FrameType
from typing import Any

SUPPORTED = ((3, 11), (3, 12), (3, 13))

_DROPPED_ATTRIBUTES = frozenset(
    {
        "_tstate_lock",  # 3.11, 3.12
        "_is_stopped",  # 3.11, 3.12
        "_handle",  # 3.13
        "_native_id",
        "_invoke_excepthook",
    }
)


unsafe_names: set[str] = set()
"""Not to be looked at in any frame; filled by the rewriter."""


def local_variables(frame: FrameType) -> dict[str, Any]:
    """The local variables of a frame by name, hidden ones included.

    Asked one by one: in 3.13.0 looking at a variable of a comprehension that an
    inner function uses crashes the interpreter, `frame.f_locals.items()` included.
    """
    names, found = frame.f_locals, {}
    code = frame.f_code
    for name in (*code.co_varnames, *code.co_cellvars, *code.co_freevars):
        if name in unsafe_names:
            continue
        try:
            found[name] = names[name]
        except KeyError:
            continue
    return found


def is_function_frame(frame: FrameType) -> bool:
    """Whether a frame has local variables of its own."""
    return bool(frame.f_code.co_flags & _OPTIMIZED)


_OPTIMIZED = 1


def prepare_threading(tree: ast.Module) -> None:
    """Take out of `Thread.__init__` what the virtual start and end of threads replace."""
    for node in tree.body:
        if isinstance(node, ast.ClassDef) and node.name == "Thread":
            for method in node.body:
                if isinstance(method, ast.FunctionDef) and method.name == "__init__":
                    method.body = [s for s in map(_kept, method.body) if s is not None]


def _kept(statement: ast.stmt) -> ast.stmt | None:
    match statement:
        case ast.Assign(targets=[ast.Attribute(attr=name)]) if name in _DROPPED_ATTRIBUTES:
            return None
        case ast.Assign(targets=[ast.Attribute(attr="_started")]):
            statement.value = ast.Call(ast.Name("_Started", ast.Load()), [], [])
        case ast.Expr(value=ast.Call(func=ast.Attribute(value=ast.Name(id="_dangling")))):
            return None
        case ast.If(test=ast.Name(id="_HAVE_THREAD_NATIVE_ID")):
            return None
    return ast.fix_missing_locations(statement)


_IN_PYTHON = ("_lru_cache_wrapper", "partial", "reduce")


def prepare_functools(tree: ast.Module) -> None:
    """Keep what is written in Python, and can be seen into, where there is something in C too."""
    tree.body = [
        node
        for node in tree.body
        if not (
            isinstance(node, ast.Try)
            and isinstance(node.body[0], ast.ImportFrom)
            and any(alias.name in _IN_PYTHON for alias in node.body[0].names)
        )
    ]


def thread_module_names() -> dict[str, str]:
    """Names in `_thread` that one version or another imports, by what they stand for."""
    return {
        "allocate_lock": "Lock", "allocate": "Lock", "lock": "Lock", "LockType": "Lock",
        "_set_sentinel": "Lock", "RLock": "RLock", "_local": "local",
        "start_new_thread": "start", "start_new": "start", "start_joinable_thread": "start",
        "get_ident": "ident", "get_native_id": "ident", "_get_main_thread_ident": "main_ident",
        "daemon_threads_allowed": "true", "_is_main_interpreter": "true",
        "_make_thread_handle": "handle", "_ThreadHandle": "handle", "_shutdown": "nothing",
        "interrupt_main": "nothing",
    }  # fmt: skip
