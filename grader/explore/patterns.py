"""The part of the rewriter that knows `match`.

A pattern reads attributes, elements and keys of its subject where no hook could be put. So a
`match` becomes a chain of `if`s; each asks the hook `match` (see `matching`), which is given the
pattern as nested tuples and what the pattern names as values, and gives back what was caught.
"""

from __future__ import annotations

import ast
from typing import Any, cast

from grader.explore.statements import StatementRewriter

Spec = tuple[Any, ...]


class PatternRewriter(StatementRewriter):
    """Rewrites `match` statements."""

    _matches = 0
    _in_class: bool

    def visit_Match(self, node: ast.Match) -> Any:  # noqa: N802
        """The subject is evaluated once, then the cases are tried in order."""
        self._matches += 1
        subject, caught = f".subject{self._matches}", f".caught{self._matches}"
        text = ast.unparse(node.subject)
        made: list[ast.stmt] = [
            ast.Assign([ast.Name(subject, ast.Store())], self.visit(node.subject))
        ]
        rest: list[ast.stmt] = made
        for case in node.cases:
            pattern = _Pattern(self, text)
            spec = pattern.spec(case.pattern)
            call = self.hook(
                "match",
                ast.Name(subject, ast.Load()),
                ast.Constant(cast(Any, spec)),
                pattern.values(),
            )
            test: ast.expr = ast.Compare(
                ast.NamedExpr(ast.Name(caught, ast.Store()), call),
                [ast.IsNot()],
                [ast.Constant(None)],
            )
            parts = [test, *self._bindings(pattern.names, caught, case.pattern)]
            if case.guard is not None:
                parts.append(self.truth(case.guard))
            if len(parts) > 1:
                test = ast.BoolOp(ast.And(), parts)
            branch = ast.copy_location(ast.If(test, self._block(case.body), []), case.pattern)
            rest.append(branch)
            rest = branch.orelse
        return [ast.copy_location(statement, node) for statement in made[:1]] + made[1:]

    def _bindings(self, names: list[str], caught: str, node: ast.AST) -> list[ast.expr]:
        """Assignments of what was caught, as one expression that is true."""
        bindings: list[ast.expr] = []
        for number, name in enumerate(names):
            value = ast.Subscript(ast.Name(caught, ast.Load()), ast.Constant(number), ast.Load())
            target = ast.copy_location(ast.Name(name, ast.Store()), node)
            bindings.append(ast.NamedExpr(target, self.bound(target, value)))
        return [ast.Tuple(bindings, ast.Load())] if bindings else []

    def in_class(self) -> bool:
        """Whether names are looked up in the body of a class, where functions cannot see them."""
        raise NotImplementedError


class _Pattern:
    """One pattern on its way to nested tuples."""

    def __init__(self, rewriter: PatternRewriter, subject: str) -> None:
        self._rewriter = rewriter
        self._subject = subject
        self._values: list[ast.expr] = []
        self.names: list[str] = []

    def values(self) -> ast.expr:
        """A tuple of what the pattern names; each a function, unless it is a constant."""
        return ast.Tuple(self._values, ast.Load())

    def _value(self, node: ast.expr) -> tuple[int, bool]:
        lazy = not isinstance(node, ast.Constant) and not self._rewriter.in_class()
        made: ast.expr = self._rewriter.visit(node)
        if lazy:
            nothing = ast.arguments([], [], None, [], [], None, [])
            made = ast.copy_location(ast.Lambda(nothing, made), node)
        self._values.append(made)
        return len(self._values) - 1, lazy

    def _slot(self, name: str | None) -> int:
        if name is None:
            return -1
        if name not in self.names:
            self.names.append(name)
        return self.names.index(name)

    def spec(self, node: ast.pattern) -> Spec:  # noqa: PLR0911  (a table in the form of code)
        """The pattern as nested tuples; see `matching` for what they mean."""
        site = self._rewriter.site(node, text=self._subject).value
        match node:
            case ast.MatchValue(value=value):
                return "value", *self._value(value), site
            case ast.MatchSingleton(value=constant):
                return "same", constant
            case ast.MatchAs(pattern=inner, name=name):
                return "as", inner and self.spec(inner), self._slot(name)
            case ast.MatchOr(patterns=patterns):
                return "or", tuple(map(self.spec, patterns))
            case ast.MatchStar(name=name):
                return "star", self._slot(name)
            case ast.MatchSequence(patterns=patterns):
                return "sequence", tuple(map(self.spec, patterns)), site
            case ast.MatchMapping(keys=keys, patterns=patterns, rest=rest):
                found = tuple(map(self._value, keys))
                return (
                    "mapping",
                    found,
                    tuple(map(self.spec, patterns)),
                    self._slot(rest),
                    rest,
                    site,
                )
            case ast.MatchClass(cls=cls, patterns=patterns, kwd_attrs=names, kwd_patterns=others):
                kind = self._value(cls)
                within = tuple(map(self.spec, [*patterns, *others]))
                return "class", kind, within, len(patterns), tuple(names), site
        raise TypeError(f"not a pattern: {node!r}")
