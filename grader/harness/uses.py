"""Which modules, and names in modules, a source text uses; read from the source, never run.

Runs inside a guest before the student's code does, so that what it finds is no word of theirs.
It sees an import however it is written (renamed, within a function, by ``importlib`` or
``__import__`` with a literal), attributes of what was imported, and ``getattr`` with a literal. It
does not see names that are computed.
"""

from __future__ import annotations

import ast
import itertools
from collections.abc import Iterator
from typing import Any

_IMPORTERS = frozenset({"__import__", "builtins.__import__", "importlib.import_module"})
_MOST = 500


def uses(question: dict[str, Any]) -> dict[str, Any]:
    """Answer the question of the same name: dotted names with their lines; none if unreadable."""
    try:
        tree = ast.parse(question["modules"]["submission"], question["file"])
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return {"status": "uses", "names": []}
    found = itertools.islice(dict.fromkeys(_Reader(tree).names()), _MOST)
    return {"status": "uses", "names": [{"name": name, "line": line} for name, line in found]}


class _Reader:
    """One reading of a module."""

    def __init__(self, tree: ast.Module) -> None:
        self._nodes = tuple(ast.walk(tree))
        self._aliases: dict[str, str] = {"__import__": "__import__"}
        self._starred: list[str] = []
        """Modules of which every name was imported."""
        for node in self._nodes:
            match node:
                case ast.Import(names=names):
                    for name in names:
                        bound = name.name if name.asname else name.name.partition(".")[0]
                        self._aliases[name.asname or bound] = bound
                case ast.ImportFrom(module=str(module), names=names, level=0):
                    for name in names:
                        if name.name == "*":
                            self._starred.append(module)
                        else:
                            self._aliases[name.asname or name.name] = f"{module}.{name.name}"
                case _:
                    pass
        self._follow_assignments()

    def _follow_assignments(self) -> None:
        """Let ``t = threading`` and ``load = importlib.import_module`` be further names of these."""
        for node in self._nodes:
            match node:
                case ast.Assign(targets=[ast.Name(id=name)], value=value) if (
                    name not in self._aliases
                ):
                    meant = self._dotted(value)
                    if meant:
                        self._aliases[name] = meant
                case _:
                    pass

    def names(self) -> Iterator[tuple[str, int]]:
        """Give each dotted name that is used, with its line."""
        for node in self._nodes:
            match node:
                case ast.Import(names=names):
                    yield from ((name.name, node.lineno) for name in names)
                case ast.ImportFrom(module=str(module), names=names, level=0):
                    yield from ((f"{module}.{name.name}", node.lineno) for name in names)
                case ast.Name(id=name) if name not in self._aliases:
                    yield from ((f"{module}.{name}", node.lineno) for module in self._starred)
                case ast.Attribute() | ast.Call():
                    dotted = self._dotted(node)
                    if dotted:
                        yield dotted, node.lineno
                case _:
                    pass

    def _dotted(self, node: ast.expr) -> str:
        """Return what an expression names in a module, or nothing."""
        match node:
            case ast.Name(id=name):
                return self._aliases.get(name, "")
            case ast.Attribute(value=value, attr=attribute):
                inner = self._dotted(value)
                return f"{inner}.{attribute}" if inner else ""
            case ast.Call(
                func=ast.Name(id="getattr"), args=[value, ast.Constant(value=str(name)), *_]
            ):
                inner = self._dotted(value)
                return f"{inner}.{name}" if inner else ""
            case ast.Call(func=function, args=[ast.Constant(value=str(module)), *_]) if (
                self._dotted(function) in _IMPORTERS
            ):
                return module
            case _:
                return ""
