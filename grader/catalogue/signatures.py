"""What a submission must offer, as the starter writes it: names with arguments and types.

The manifest fixes the names; the starter, which is read and not run, adds how they are called.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from grader.errors import ManifestError, Mistake
from grader.model import NameKind

if TYPE_CHECKING:
    from grader.model import Exercise, RequiredName

STARTER = "starter.py"
_Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """A name that a submission must offer, as one writes it."""

    text: str
    """``def increment(self) -> None``, ``class Counter``, ``CHOICES: dict[str, str]``."""
    says: str
    """The first line of its docstring, or nothing."""
    members: tuple[Signature, ...] = ()


def signatures(exercise: Exercise) -> tuple[Signature, ...]:
    """Return the names that an exercise demands, in the manifest's order.

    Raises:
        ManifestError: The starter cannot be read.
    """
    path = exercise.folder / STARTER
    try:
        tree = ast.parse(path.read_bytes(), str(path))
    except (OSError, SyntaxError, ValueError) as error:
        problem = f"cannot be read: {getattr(error, 'msg', error)}"
        raise ManifestError(
            (Mistake(path, getattr(error, "lineno", None), "", problem),)
        ) from error
    defined = _defined(tree.body)
    return tuple(_of_name(name, defined.get(name.name)) for name in exercise.api)


def _of_name(wanted: RequiredName, node: ast.stmt | None) -> Signature:
    match wanted.kind:
        case NameKind.FUNCTION:
            return _of_function(wanted.name, node)
        case NameKind.VALUE:
            return _of_value(wanted.name, node)
        case NameKind.CLASS | NameKind.EXCEPTION:
            return _of_class(wanted, node)


def _of_function(name: str, node: ast.stmt | None) -> Signature:
    if not isinstance(node, _Function):
        return Signature(text=f"def {name}(…)", says="")
    returns = f" -> {ast.unparse(node.returns)}" if node.returns else ""
    return Signature(text=f"def {name}({ast.unparse(node.args)}){returns}", says=_says(node))


def _of_value(name: str, node: ast.stmt | None) -> Signature:
    if isinstance(node, ast.AnnAssign):
        return Signature(text=f"{name}: {ast.unparse(node.annotation)}", says="")
    if isinstance(node, _Function):  # a property
        returns = f": {ast.unparse(node.returns)}" if node.returns else ""
        return Signature(text=f"{name}{returns}", says=_says(node))
    return Signature(text=name, says="")


def _of_class(wanted: RequiredName, node: ast.stmt | None) -> Signature:
    text = f"class {wanted.name}"
    if not isinstance(node, ast.ClassDef):
        return Signature(text=text, says="")
    if node.bases:
        text += f"({', '.join(map(ast.unparse, node.bases))})"
    methods, attributes = _defined(node.body), _attributes(node)
    made = ("__init__",) if isinstance(methods.get("__init__"), _Function) else ()
    members = [_of_function(name, methods.get(name)) for name in (*made, *wanted.methods)]
    members += [_of_value(name, attributes.get(name)) for name in wanted.attributes]
    return Signature(text=text, says=_says(node), members=tuple(members))


def _attributes(node: ast.ClassDef) -> dict[str, ast.stmt]:
    """Return what gives instances their attributes: properties, class-level and `self.x: T`."""
    found: dict[str, ast.stmt] = {}
    for part in ast.walk(node):
        match part:
            case ast.AnnAssign(target=ast.Attribute(value=ast.Name(id="self"), attr=name)):
                found.setdefault(name, part)
            case _:
                pass
    return found | _defined(node.body)


def _defined(body: list[ast.stmt]) -> dict[str, ast.stmt]:
    return dict(_definitions(body))


def _definitions(body: list[ast.stmt]) -> Iterator[tuple[str, ast.stmt]]:
    for node in body:
        match node:
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name):
                yield name, node
            case ast.ClassDef(name=name) | ast.AnnAssign(target=ast.Name(id=name)):
                yield name, node
            case ast.Assign(targets=[ast.Name(id=name)]):
                yield name, node
            case _:
                pass


def _says(node: _Function | ast.ClassDef) -> str:
    lines = (ast.get_docstring(node) or "").strip().splitlines()
    return lines[0].replace("``", "`") if lines else ""
