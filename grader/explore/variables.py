"""Hooks for names that functions share: globals that are rebound, closure variables."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import Any

from grader.explore.accesses import Accesses
from grader.explore.cells import READ, WRITE
from grader.explore.versions import is_function_frame


class VariableHooks(Accesses):
    """Hooks for names."""

    def read(self, scope: Scope, name: str, site: int) -> None:
        """A variable that other functions share is about to be read."""
        self.access(scope, name, READ, site)

    def write(self, value: Any, scope: Scope, name: str, site: int) -> Any:
        """A variable that other functions share is about to be assigned."""
        self.access(scope, name, WRITE, site)
        return value

    def read_global(self, module: str, name: str, site: int) -> None:
        """A global that functions rebind is about to be read."""
        namespace = self.namespaces[module] if module else _namespace_of(name, stored=False)
        self.field_access(namespace, namespace, name, READ, site)

    def write_global(self, value: Any, module: str, name: str, site: int) -> Any:
        """A global that functions rebind is about to be assigned, within an expression."""
        namespace = self.namespaces[module] if module else _namespace_of(name, stored=True)
        self.field_access(namespace, namespace, name, WRITE, site)
        return value

    def each(self, iterable: Any, scope: Scope, name: str, site: int) -> Iterator[Any]:
        """Iterate, assigning a variable that other functions share."""
        for value in iterable:
            self.access(scope, name, WRITE, site)
            yield value

    def globals_of(self, module: str, name: str, site: int) -> _Globals:
        """A global that functions rebind, as a target."""
        namespace = self.namespaces[module] if module else _namespace_of(name, stored=True)
        self.field_access(namespace, namespace, name, WRITE, site)
        return _Globals(namespace)


def _namespace_of(name: str, *, stored: bool) -> dict[str, Any]:
    """Where a name of an executed text is looked up or bound."""
    frame = sys._getframe(2)  # noqa: SLF001  (the text's own frame)
    if is_function_frame(frame):
        return frame.f_globals
    local: Any = frame.f_locals
    return local if stored or name in local else frame.f_globals


class Scope:
    """One activation of a function whose variables inner functions share."""

    __slots__ = ("__weakref__",)


class _Globals:
    """Attributes are the globals of a module."""

    __slots__ = ("_globals",)
    _globals: dict[str, Any]

    def __init__(self, namespace: dict[str, Any]) -> None:
        object.__setattr__(self, "_globals", namespace)

    def __setattr__(self, name: str, value: object) -> None:
        self._globals[name] = value

    def __delattr__(self, name: str) -> None:
        try:
            del self._globals[name]
        except KeyError:
            raise NameError(f"name {name!r} is not defined") from None
