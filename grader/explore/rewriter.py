"""Rewrites a module so that every access to something shared passes a hook.

The rewritten program computes what the original computes. Loads become
`load(obj, "x").x`, stores `store(obj, "x").x = v`: the hook is told what is
about to happen and gives the object back, so that Python itself does the
work, in its own order of evaluation. Hooks are constants of the code
objects (put in by `bind`), so that no name of the program can hide them and
none of theirs can hide a name of the program. Line numbers stay.

Left alone: annotations and `async def`. Not seen: what C code does with an
object that it was handed, beyond reading a container (or changing it, for
`heapq`, `bisect`, `random.shuffle`).
"""

from __future__ import annotations

import ast
import builtins
import types
import warnings
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from grader.explore.facts import Facts
from grader.explore.patterns import PatternRewriter
from grader.explore.scopes import COMPREHENSIONS, NameScope, Scopes
from grader.explore.versions import unsafe_names

_MARK = "\ue000"
NO_FACTS = Facts()


@dataclass(frozen=True, slots=True)
class Site:
    """A place in the source where something shared may be touched."""

    module: str
    line: int
    column: int
    text: str
    """The expression, as far as it is worth showing."""
    loop_end: int = 0
    """Last line of the loop, for the head of one."""


class Sites:
    """Numbers sites from 1, for as long as the process lives; 0 is nowhere."""

    def __init__(self) -> None:
        self.all: list[Site] = [Site("", 0, 0, "")]

    def add(self, site: Site) -> int:
        """The number of a new site."""
        self.all.append(site)
        return len(self.all) - 1


class Rewriter(PatternRewriter):
    """One module being rewritten; see `rewrite`."""

    def __init__(
        self,
        tree: ast.Module,
        module: str,
        sites: Sites,
        program: frozenset[str],
        facts: Facts,
        *,
        of_text: bool = False,
    ) -> None:
        self._module = module
        self._of_text = of_text
        self._sites = sites
        self.facts = facts
        self._scopes = Scopes(tree, facts.assigned)
        self._scope: NameScope = self._scopes.module
        self._classes: list[str] = []
        self._libraries = _library_names(tree, self._scopes, program)

    @property
    def unsafe_names(self) -> set[str]:
        """See `versions.local_variables`."""
        return self._scopes.comprehension_cells

    # -- what the other half needs -----------------------------------------------------------

    def site(self, node: ast.AST, *, loop_end: int = 0, text: str = "") -> ast.Constant:
        """A new site for a node."""
        text = ast.unparse(node) if isinstance(node, ast.expr) else text
        number = self._sites.add(
            Site(
                self._module,
                getattr(node, "lineno", 0),
                getattr(node, "col_offset", 0),
                text[:60],
                loop_end,
            )
        )
        return ast.Constant(number)

    def hook(self, name: str, *arguments: ast.expr) -> ast.Call:
        """A call of a hook."""
        return ast.Call(ast.Constant(_MARK + name), list(arguments), [])

    def mangled(self, name: str) -> ast.Constant:
        """A name as the compiler will spell it."""
        if name.startswith("__") and not name.endswith("__") and self._classes:
            owner = self._classes[-1].lstrip("_")
            if owner:
                name = f"_{owner}{name}"
        return ast.Constant(name)

    def shared_scope(self, name: str) -> ast.expr | None:
        """The hidden variable of the scope that shares a variable; None if nobody does."""
        owner = self._scope.owner(name)
        if owner is None or name not in owner.shared:
            return None
        return ast.Name(owner.label, ast.Load())

    def is_shared_global(self, name: str) -> bool:
        """Whether a name means a global that functions rebind."""
        if self._of_text and self._scope.owner(name) is None:
            return not self.is_builtin(name)
        return name in self._scopes.shared_globals and self._scope.owner(name) is None

    def is_builtin(self, name: str) -> bool:
        """Whether a name means the built-in of that name."""
        if self._of_text and not hasattr(builtins, name):
            return False
        return name not in self._scopes.module.bindings and self._scope.owner(name) is None

    def library_of(self, func: ast.expr) -> tuple[str, str] | None:
        """(module, function) if an expression is a function of the standard library."""
        match func:
            case ast.Name(id=name) if self._scope.owner(name) is None:
                module, _, original = self._libraries.get(name, "").partition(":")
                return (module, original) if original else None
            case ast.Attribute(value=ast.Name(id=name), attr=attr) if self.is_library(name):
                return self._libraries[name], attr
        return None

    def is_library(self, name: str) -> bool:
        """Whether a name means a module of the standard library."""
        found = self._libraries.get(name)
        return found is not None and ":" not in found and self._scope.owner(name) is None

    def in_function(self) -> bool:
        """Whether variables are local to a function here."""
        return self._scope.kind == "function"

    def in_class(self) -> bool:
        """Whether names are looked up in the body of a class, where functions cannot see them."""
        return self._scope.kind == "class"

    # -- scopes ------------------------------------------------------------------------------

    def _visit_in(self, node: ast.AST, parts: list[Any]) -> list[Any]:
        before = self._scope
        self._scope = self._scopes.by_node[node]
        done = []
        for part in parts:
            result = self.visit(part)
            done.extend(result if isinstance(result, list) else [result])
        self._scope = before
        return done

    def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.AST:  # noqa: N802
        """Decorators and defaults belong outside, the body inside."""
        node.decorator_list = [self.visit(d) for d in node.decorator_list]
        self._visit_defaults(node.args)
        node.body = self._visit_in(node, node.body)
        scope = self._scopes.by_node[node]
        first: list[ast.stmt] = []
        if scope.shared:
            target = ast.Name(scope.label, ast.Store())
            first.append(ast.Assign([target], self.hook("scope")))
        if scope.generates:
            begun = self.hook("resumed", ast.Constant(None), self.site(node))
            first.append(ast.copy_location(ast.Expr(begun), node))
        position = 1 if ast.get_docstring(node, clean=False) is not None else 0
        node.body[position:position] = first
        return node

    def visit_AsyncFunctionDef(self, node: ast.AsyncFunctionDef) -> ast.AST:  # noqa: N802
        """Left alone: an event loop has one thread."""
        return node

    def visit_Lambda(self, node: ast.Lambda) -> ast.AST:  # noqa: N802
        """As a function."""
        self._visit_defaults(node.args)
        [node.body] = self._visit_in(node, [node.body])
        return node

    def _visit_defaults(self, arguments: ast.arguments) -> None:
        arguments.defaults = [self.visit(d) for d in arguments.defaults]
        arguments.kw_defaults = [d and self.visit(d) for d in arguments.kw_defaults]

    def visit_ClassDef(self, node: ast.ClassDef) -> ast.AST:  # noqa: N802
        """Names inside are mangled by the class's name."""
        node.decorator_list = [self.visit(d) for d in node.decorator_list]
        node.bases = [self.visit(b) for b in node.bases]
        node.keywords = [self.visit(k) for k in node.keywords]
        self._classes.append(node.name)
        node.body = self._visit_in(node, node.body)
        self._classes.pop()
        return node

    def _comprehension(self, node: Any) -> ast.AST:
        site = self.site(node)
        first = node.generators[0]
        first.iter = self.iterated(first.iter)
        before = self._scope
        self._scope = self._scopes.by_node[node]
        opening = self._opening(first)
        for number, generator in enumerate(node.generators):
            if number:
                generator.iter = self.iterated(generator.iter)
            self.each_time(generator)
            generator.target = self.visit(generator.target)
            generator.ifs = [self.truth(condition) for condition in generator.ifs]
        node.generators[:0] = opening
        for name in ("key", "value", "elt"):
            if hasattr(node, name):
                setattr(node, name, self.visit(getattr(node, name)))
        if isinstance(node, ast.SetComp):
            node.elt = self.hook("member", node.elt)
        if isinstance(node, ast.GeneratorExp):
            node.elt = self.hook("resumed", node.elt, site)
        self._scope = before
        return node  # type: ignore[no-any-return]

    def _opening(self, first: ast.comprehension) -> list[ast.comprehension]:
        """A generator of one round that opens the scope, if inner functions see its variables."""
        scope = self._scope
        if not scope.shared:
            return []
        names = [scope.label, f"{scope.label}.iterable"]
        target = ast.Tuple([ast.Name(name, ast.Store()) for name in names], ast.Store())
        once = ast.Tuple([ast.Tuple([self.hook("scope"), first.iter], ast.Load())], ast.Load())
        first.iter = ast.Name(names[1], ast.Load())
        return [ast.comprehension(target, once, [], 0)]

    visit_ListComp = visit_SetComp = visit_DictComp = visit_GeneratorExp = _comprehension  # noqa: N815


def _library_names(tree: ast.Module, scopes: Scopes, program: frozenset[str]) -> dict[str, str]:
    """Names bound once, by an import at the top of the module: `module` or `module:function`."""
    found = {}
    for node in tree.body:
        if isinstance(node, ast.Import):
            for alias in node.names:
                if "." not in alias.name:
                    found[alias.asname or alias.name] = alias.name
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            for alias in node.names:
                found[alias.asname or alias.name] = f"{node.module}:{alias.name}"
    return {
        name: origin
        for name, origin in found.items()
        if len(scopes.module.bindings.get(name, ())) == 1
        and name not in scopes.shared_globals
        and origin.split(":")[0] not in program
    }


def rewrite(  # noqa: PLR0913  (two are for the library's modules only)
    tree: ast.Module,
    module: str,
    filename: str,
    *,
    sites: Sites,
    program: frozenset[str],
    only: frozenset[str] | None = None,
    facts: Facts = NO_FACTS,
) -> types.CodeType:
    """Compile a module with hooks where it touches what may be shared.

    Args:
        tree: The parsed module; it is changed.
        module: Its name.
        filename: What tracebacks call it.
        sites: Where its sites are numbered.
        program: Names of the modules that are rewritten.
        only: Names of the only classes to rewrite; None for the whole module.
        facts: Of the whole program.
    """
    rewriter = Rewriter(tree, module, sites, program, facts)
    unsafe_names.update(rewriter.unsafe_names)
    tree.body = [
        new
        for node in tree.body
        for new in (
            _as_list(rewriter.visit(node))
            if only is None or getattr(node, "name", None) in only
            else [node]
        )
    ]
    ast.fix_missing_locations(tree)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", SyntaxWarning)
        return compile(tree, filename, "exec", dont_inherit=True)


def rewrite_text(text: str, filename: str, mode: str, sites: Sites) -> types.CodeType:
    """Compile a text for `exec` or `eval` with hooks; its names are looked up when it runs."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", SyntaxWarning)
        tree: Any = ast.parse(text, filename, mode)
        module: Any = ast.Module([ast.Expr(tree.body)], []) if mode == "eval" else tree
        rewriter = Rewriter(module, "", sites, frozenset(), Facts(reflects=True), of_text=True)
        unsafe_names.update(rewriter.unsafe_names)
        module.body = [n for node in module.body for n in _as_list(rewriter.visit(node))]
        made = ast.Expression(module.body[0].value) if mode == "eval" else module
        ast.fix_missing_locations(made)
        return compile(made, filename, mode, dont_inherit=True)


def _as_list(result: Any) -> list[ast.stmt]:
    return result if isinstance(result, list) else [result]


def bind(code: types.CodeType, hooks: dict[str, Callable[..., Any]]) -> types.CodeType:
    """Put hooks into the constants of a rewritten code object."""

    def constant(value: object) -> object:
        if isinstance(value, types.CodeType):
            return bind(value, hooks)
        if isinstance(value, str) and value.startswith(_MARK):
            return hooks[value[1:]]
        return value

    return code.replace(co_consts=tuple(constant(c) for c in code.co_consts))


__all__ = ["COMPREHENSIONS", "Rewriter", "Site", "Sites", "bind", "rewrite"]
