"""What ``@check`` declares in the test files of a suite, read without importing them.

A check is a function at the top level of a ``test_*.py``, and everything that its decorator says is
a literal; so titles, points and hints are known on any machine, whatever the file imports.
"""

from __future__ import annotations

import ast
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from grader.catalogue.sentences import suggestion
from grader.errors import ManifestError, Mistake
from grader.model import CheckSpec

if TYPE_CHECKING:
    from pathlib import Path

DECORATOR = "check"
PREFIX = "test_"
_FORM = '@check("title", points=1, hint="…")'
_KEYWORDS = ("title", "points", "hint", "hints")

_Function = ast.FunctionDef | ast.AsyncFunctionDef


def read(folder: Path) -> tuple[CheckSpec, ...]:
    """Read the checks of a suite: by file name, and within a file from top to bottom.

    Raises:
        ManifestError: The folder is missing or its checks have mistakes; all of them are listed.
    """
    if not folder.is_dir():
        raise ManifestError((Mistake(folder, None, "", "the folder is missing"),))
    reading = _Reading()
    for path in sorted(folder.glob("*.py")):
        reading.file(path)
    if not reading.checks and not reading.mistakes:
        problem = f"no check found; write one as {_FORM} in a test_*.py"
        reading.mistakes.append(Mistake(folder, None, "", problem))
    if reading.mistakes:
        raise ManifestError(tuple(reading.mistakes))
    return tuple(reading.checks.values())


@dataclass(slots=True)
class _Reading:
    """One pass over the files of a suite."""

    checks: dict[str, CheckSpec] = field(default_factory=dict)
    mistakes: list[Mistake] = field(default_factory=list)

    def file(self, path: Path) -> None:
        """Take in one file; the ones that hold no checks need only be valid Python."""
        try:
            tree = ast.parse(path.read_bytes(), filename=str(path))
        except SyntaxError as error:
            self.mistakes.append(Mistake(path, error.lineno, "", f"not valid Python: {error.msg}"))
        except ValueError as error:  # a NUL byte
            self.mistakes.append(Mistake(path, None, "", f"not valid Python: {error}"))
        else:
            if path.name.startswith(PREFIX):
                self.functions(path, tree)

    def functions(self, path: Path, tree: ast.Module) -> None:
        for node in ast.walk(tree):
            if isinstance(node, _Function) and (node.name.startswith(PREFIX) or _calls(node)):
                problem = _misplaced(node, tree)
                if problem:
                    self.mistakes.append(Mistake(path, node.lineno, node.name, problem))
                else:
                    self.check(path, node)

    def check(self, path: Path, node: _Function) -> None:
        said = _Declaration(_calls(node)[0])
        spec = CheckSpec(
            id=node.name.removeprefix(PREFIX).replace("_", "-"),
            title=said.title(),
            points=said.points(),
            hints=said.hints(),
            function=node.name,
            file=path.name,
            line=node.lineno,
        )
        twin = self.checks.setdefault(spec.id, spec)
        if twin is not spec:
            said.problems.append(f"there is a check of this name in {twin.file}:{twin.line}")
        line = said.call.lineno
        self.mistakes += [Mistake(path, line, node.name, problem) for problem in said.problems]


def _calls(node: _Function) -> list[ast.Call]:
    """Return the uses of ``@check(...)`` on a function."""
    return [
        decorator
        for decorator in node.decorator_list
        if isinstance(decorator, ast.Call)
        and isinstance(decorator.func, ast.Name)
        and decorator.func.id == DECORATOR
    ]


def _misplaced(node: _Function, tree: ast.Module) -> str | None:
    """Return why the function cannot be a check, whatever its decorator says."""
    if not node.name.startswith(PREFIX):
        return f"is decorated with @check, so its name must begin with {PREFIX}"
    if node not in tree.body:
        return "a check must stand at the top level of the file"
    if isinstance(node, ast.AsyncFunctionDef):
        return "a check must be a plain function, not an async one"
    if not _calls(node):
        return f"has no check decorator; write {_FORM} above it"
    if len(node.decorator_list) > 1:
        return "only @check, and only once, may decorate a check"
    return None


class _Declaration:
    """The arguments of one ``@check(...)``, and what is wrong with them."""

    def __init__(self, call: ast.Call) -> None:
        self.call = call
        self.problems: list[str] = []
        named = {keyword.arg or "**": keyword.value for keyword in call.keywords}
        positional = dict(zip(("title",), call.args, strict=False))
        self.given: dict[str, object] = {
            name: self._literal(name, node) for name, node in (positional | named).items()
        }
        if len(call.args) > 1:
            self.problems.append("only the title may be given without a name")
        for name in self.given.keys() - set(_KEYWORDS):
            self.problems.append(f"unknown argument {name!r}; {suggestion(name, _KEYWORDS)}")

    def title(self) -> str:
        return self._text("title")

    def points(self) -> int:
        points = self.given.get("points")
        if type(points) is int and points > 0:
            return points
        if "points" not in self.given:
            self.problems.append("points is missing")
        elif points is not _UNREADABLE:
            self.problems.append(f"points must be a whole number above 0, not {points!r}")
        return 0

    def hints(self) -> tuple[str, ...]:
        if "hint" in self.given and "hints" in self.given:
            self.problems.append("give either hint or hints, not both")
        if "hints" not in self.given:
            return (self._text("hint"),)
        hints = self.given["hints"]
        texts = isinstance(hints, tuple) and all(isinstance(hint, str) for hint in hints)
        if isinstance(hints, tuple) and texts and hints and all(hint.strip() for hint in hints):
            return hints
        if hints is not _UNREADABLE:
            self.problems.append('hints must be a tuple of texts: ("a nudge", "nearly the answer")')
        return ()

    def _text(self, name: str) -> str:
        text = self.given.get(name)
        if isinstance(text, str) and text.strip():
            return text
        if name not in self.given:
            self.problems.append(f"{name} is missing")
        elif text is not _UNREADABLE:
            self.problems.append(f"{name} must be a text that is not empty, not {text!r}")
        return ""

    def _literal(self, name: str, node: ast.expr) -> object:
        try:
            value: object = ast.literal_eval(node)
        except ValueError:
            self.problems.append(
                f"{name} must be a literal, so that it can be read without running"
            )
            return _UNREADABLE
        return value


_UNREADABLE = object()
"""Stands for an argument whose mistake was already reported."""
