"""Which names of a module are shared between functions, and so between threads.

A *shared global* is one that some function rebinds (`global`), or that the
program assigns as an attribute of a module. A *shared
variable* belongs to a function and is used by a function inside it, unless
it is bound just once, before that inner function exists: then nobody can
see it change. A variable of a comprehension changes with every round, so it
is shared whenever a function inside uses it.

Only Python's own rules of scoping are used (class bodies are skipped,
`nonlocal` and `global` are heeded, a walrus binds outside comprehensions).
"""

from __future__ import annotations

import ast
from collections.abc import Container
from dataclasses import dataclass, field

Function = ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda
COMPREHENSIONS = (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)
_AFTER_EVERYTHING = (1 << 30, 0)


@dataclass(eq=False)
class NameScope:
    """A scope and what is bound, declared and used in it."""

    kind: str
    """`module`, `class`, `function` or `comprehension`."""
    parent: NameScope | None
    position: tuple[int, int] = (0, 0)
    label: str = ""
    """Name of the hidden variable that stands for an activation of the scope."""
    bindings: dict[str, list[tuple[int, int]]] = field(default_factory=dict)
    """Where each name is bound; a position in a loop counts as two."""
    uses: set[str] = field(default_factory=set)
    global_names: set[str] = field(default_factory=set)
    nonlocal_names: set[str] = field(default_factory=set)
    children: list[NameScope] = field(default_factory=list)
    shared: set[str] = field(default_factory=set)
    generates: bool = False
    """A function with a `yield`."""

    def bind(self, name: str, position: tuple[int, int], times: int = 1) -> None:
        """Note that a name is bound here."""
        self.bindings.setdefault(name, []).extend([position] * times)

    def owner(self, name: str) -> NameScope | None:
        """The function or comprehension whose variable a name is; None for a global."""
        scope: NameScope | None = self
        first = True
        while scope is not None and scope.kind != "module":
            if name in scope.global_names:
                return None
            local = name in scope.bindings and name not in scope.nonlocal_names
            if local and (first or scope.kind != "class"):
                return scope
            first = False
            scope = scope.parent
        return None


class Scopes(ast.NodeVisitor):
    """All scopes of a module, by the node that opens them."""

    def __init__(self, tree: ast.Module, assigned: Container[str] = ()) -> None:
        self.by_node: dict[ast.AST, NameScope] = {}
        self.module = NameScope("module", None)
        self.by_node[tree] = self.module
        self._scope = self.module
        self._loops = 0
        self._functions = 0
        self.shared_globals: set[str] = set()
        self.comprehension_cells: set[str] = set()
        """Variables of comprehensions that inner functions use."""
        for statement in tree.body:
            self.visit(statement)
        self._find_shared(self.module)
        self.shared_globals |= {name for name in self.module.bindings if name in assigned}

    # -- walking -----------------------------------------------------------------------------

    def _enter(self, node: ast.AST, kind: str) -> tuple[NameScope, int]:
        before = (self._scope, self._loops)
        position = (getattr(node, "lineno", 0), getattr(node, "col_offset", 0))
        scope = NameScope(kind, self._scope, position)
        if kind in {"function", "comprehension"}:
            self._functions += 1
            scope.label = f".scope{self._functions}"
        self._scope.children.append(scope)
        self.by_node[node] = scope
        self._scope, self._loops = scope, 0
        return before

    def _leave(self, before: tuple[NameScope, int]) -> None:
        self._scope, self._loops = before

    def _bind(self, name: str, node: ast.AST) -> None:
        scope = self._scope
        while isinstance(node, ast.NamedExpr) and scope.kind == "comprehension" and scope.parent:
            scope = scope.parent
        position = (getattr(node, "lineno", 0), getattr(node, "col_offset", 0))
        scope.bind(name, position, 2 if self._loops else 1)

    def _function(self, node: Function) -> None:
        arguments = node.args
        for default in [*arguments.defaults, *filter(None, arguments.kw_defaults)]:
            self.visit(default)
        if not isinstance(node, ast.Lambda):
            for decorator in node.decorator_list:
                self.visit(decorator)
            self._bind(node.name, node)
        before = self._enter(node, "function")
        every = [*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs]
        for argument in [*every, arguments.vararg, arguments.kwarg]:
            if argument is not None:
                self._bind(argument.arg, argument)
        body = [node.body] if isinstance(node, ast.Lambda) else node.body
        for part in body:
            self.visit(part)
        self._leave(before)

    visit_FunctionDef = visit_AsyncFunctionDef = visit_Lambda = _function  # noqa: N815

    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        """A class binds its name and opens a scope that inner functions do not see."""
        for part in [*node.decorator_list, *node.bases, *node.keywords]:
            self.visit(part)
        self._bind(node.name, node)
        before = self._enter(node, "class")
        for part in node.body:
            self.visit(part)
        self._leave(before)

    def _comprehension(self, node: ast.AST) -> None:
        generators: list[ast.comprehension] = node.generators  # type: ignore[attr-defined]
        self.visit(generators[0].iter)
        before = self._enter(node, "comprehension")
        for number, generator in enumerate(generators):
            self.visit(generator.target)
            if number:
                self.visit(generator.iter)
            for condition in generator.ifs:
                self.visit(condition)
        for name in ("key", "value", "elt"):
            if hasattr(node, name):
                self.visit(getattr(node, name))
        self._leave(before)

    visit_ListComp = visit_SetComp = visit_DictComp = visit_GeneratorExp = _comprehension  # noqa: N815

    def _loop(self, node: ast.For | ast.While | ast.AsyncFor) -> None:
        self._loops += 1
        self.generic_visit(node)
        self._loops -= 1

    visit_For = visit_While = visit_AsyncFor = _loop  # noqa: N815

    def visit_Name(self, node: ast.Name) -> None:
        """A name is used or bound."""
        if isinstance(node.ctx, ast.Load):
            self._scope.uses.add(node.id)
        else:
            self._bind(node.id, node)

    def visit_NamedExpr(self, node: ast.NamedExpr) -> None:
        """A walrus binds in the scope around comprehensions."""
        self._bind(node.target.id, node)
        self.visit(node.value)

    def _yield(self, node: ast.Yield | ast.YieldFrom) -> None:
        self._scope.generates = True
        self.generic_visit(node)

    visit_Yield = visit_YieldFrom = _yield  # noqa: N815

    def visit_AugAssign(self, node: ast.AugAssign) -> None:
        """It uses its target as well."""
        if isinstance(node.target, ast.Name):
            self._scope.uses.add(node.target.id)
        self.generic_visit(node)

    def visit_Global(self, node: ast.Global) -> None:
        """`global` makes the names shared."""
        self._scope.global_names.update(node.names)
        self.shared_globals.update(node.names)

    def visit_Nonlocal(self, node: ast.Nonlocal) -> None:
        """`nonlocal` hands bindings to the owner, see `_find_shared`."""
        self._scope.nonlocal_names.update(node.names)

    def visit_ExceptHandler(self, node: ast.ExceptHandler) -> None:
        """`except … as name`."""
        if node.name:
            self._bind(node.name, node)
        self.generic_visit(node)

    def _import(self, node: ast.Import | ast.ImportFrom) -> None:
        for alias in node.names:
            self._bind((alias.asname or alias.name).split(".")[0], node)

    visit_Import = visit_ImportFrom = _import  # noqa: N815

    def _capture(self, node: ast.AST) -> None:
        name = getattr(node, "name", None) or getattr(node, "rest", None)
        if name:
            self._bind(name, node)
        self.generic_visit(node)

    visit_MatchAs = visit_MatchStar = visit_MatchMapping = _capture  # noqa: N815

    # -- what is shared ----------------------------------------------------------------------

    def _find_shared(self, scope: NameScope) -> None:
        for child in scope.children:
            self._find_shared(child)
        for name in scope.nonlocal_names:
            owner = scope.parent.owner(name) if scope.parent else None
            if owner is not None:
                owner.bind(name, _AFTER_EVERYTHING, 2)
        for name in scope.uses | set(scope.nonlocal_names):
            owner = scope.owner(name)
            inner = _outermost_inside(scope, owner)
            if owner is not None and owner.kind == "comprehension" and inner is not None:
                self.comprehension_cells |= {name, owner.label, f"{owner.label}.iterable"}
                owner.shared.add(name)
            if owner is None or owner.kind != "function" or inner is None:
                continue
            bound = owner.bindings[name]
            if len(bound) > 1 or bound[0] > inner.position:
                owner.shared.add(name)


def _outermost_inside(scope: NameScope, owner: NameScope | None) -> NameScope | None:
    """The function directly inside `owner` through which `scope` sees its variables."""
    found = None
    walk: NameScope | None = scope
    while walk is not None and walk is not owner:
        if walk.kind == "function":
            found = walk
        walk = walk.parent
    return found if walk is owner and owner is not None else None
