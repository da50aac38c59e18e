"""`exec`, `eval` and `compile` for programs that make code from text.

What they execute is rewritten as the program itself is. At the top of a text every name may be
shared, as nobody knows whose dictionary it will be looked up in, so all of them pass a hook.
"""

from __future__ import annotations

import builtins
import sys
import types
from collections.abc import Callable, Mapping
from typing import Any

from grader.explore.rewriter import Sites, bind, rewrite_text
from grader.explore.versions import is_function_frame, local_variables

_ONLY_AST = 0x400


class Texts:
    """The three built-in functions; texts that come again are rewritten once."""

    def __init__(self, sites: Sites, table: dict[str, Callable[..., Any]]) -> None:
        self._sites = sites
        self._table = table
        self._known: dict[tuple[str, str, str], types.CodeType] = {}

    @property
    def functions(self) -> dict[str, Callable[..., Any]]:
        """What takes the place of the built-in functions."""
        return {"exec": self.exec, "eval": self.eval, "compile": self.compile}

    def exec(self, source: Any, /, globals: Any = None, locals: Any = None, **rest: Any) -> None:  # noqa: A002
        """See the built-in function."""
        spaces = _namespaces(globals, locals)
        builtins.exec(self._code(source, "exec"), *spaces, **rest)  # noqa: S102  (as was asked)

    def eval(self, source: Any, /, globals: Any = None, locals: Any = None) -> Any:  # noqa: A002
        """See the built-in function."""
        spaces = _namespaces(globals, locals)
        text = source.lstrip(" \t") if isinstance(source, str) else source
        return builtins.eval(self._code(text, "eval"), *spaces)  # noqa: S307

    def compile(
        self, source: Any, filename: Any, mode: str, flags: int = 0, *args: Any, **kwargs: Any
    ) -> Any:
        """See the built-in function."""
        text = source.decode() if isinstance(source, bytes | bytearray) else source
        if not isinstance(text, str) or flags & _ONLY_AST or mode not in {"exec", "eval"}:
            return builtins.compile(source, filename, mode, flags, *args, **kwargs)
        return self._rewritten(text, str(filename), mode)

    def _code(self, source: Any, mode: str) -> Any:
        if isinstance(source, bytes | bytearray):
            source = bytes(source).decode()
        return self._rewritten(source, "<string>", mode) if isinstance(source, str) else source

    def _rewritten(self, text: str, filename: str, mode: str) -> types.CodeType:
        key = (text, filename, mode)
        code = self._known.get(key)
        if code is None:
            code = bind(rewrite_text(text, filename, mode, self._sites), self._table)
            self._known[key] = code
        return code


def _namespaces(given: Any, local: Any) -> tuple[dict[str, Any], Mapping[str, Any]]:
    """Globals and locals as the built-in functions take them from their caller."""
    frame = sys._getframe(2)  # noqa: SLF001
    if given is None:
        given = frame.f_globals
        if local is None:
            local = local_variables(frame) if is_function_frame(frame) else frame.f_locals
    given.setdefault("__builtins__", frame.f_builtins)
    return given, given if local is None else local
