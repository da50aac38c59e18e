"""The part of the rewriter that knows what each kind of expression touches."""

from __future__ import annotations

import ast
import copy
from collections.abc import Callable
from typing import Any

from grader.explore.facts import Facts

_EAGER = frozenset(
    [
        "len",
        "list",
        "tuple",
        "set",
        "frozenset",
        "dict",
        "sorted",
        "sum",
        "max",
        "min",
        "any",
        "all",
        "str",
        "repr",
        "print",
        "bool",
        "bytes",
        "bytearray",
        "reversed",
    ]
)
_DEEP = frozenset({"str", "repr", "print"})
"""They look at what is in the containers that they are given as well."""
_CONSUMING = frozenset(
    ["list", "tuple", "sorted", "sum", "max", "min", "any", "all", "bytes", "bytearray"]
)
"""They take all that an iterator gives."""
_LAZY = frozenset({"enumerate", "zip", "map", "filter", "iter"})
_SITE_FIRST = {
    "getattr": "getattr", "setattr": "setattr", "delattr": "delattr", "hasattr": "hasattr",
    "next": "next",
}  # fmt: skip
_READERS = frozenset({"len", "sorted", "sum", "max", "min", "any", "all", "repr", "print"})
"""Functions that read a container, also when they are called by somebody else."""
FINITE = frozenset({"range", "enumerate", "zip", "sorted", "list", "tuple", "set", "reversed"})
_TEXT_METHODS = {"join": "consumed", "format": "deep", "format_map": "whole"}
"""Methods of a text that look into their arguments, and how."""
CONTAINER_OPERATORS = (ast.Add, ast.BitOr, ast.BitAnd, ast.Sub, ast.BitXor)


_SETS = (ast.Set, ast.SetComp, ast.BinOp)
"""What may make a set, whose order must not depend on addresses."""
_COMPARING = (ast.Eq, ast.NotEq, ast.Lt, ast.LtE, ast.Gt, ast.GtE)


def is_simple(node: ast.expr) -> bool:
    """Whether evaluating it twice makes no difference."""
    match node:
        case ast.Name() | ast.Constant():
            return True
        case ast.UnaryOp(op=ast.USub(), operand=ast.Constant()):
            return True
    return False


def may_be_container(node: ast.expr) -> bool:
    """Whether an expression may give a container that others know."""
    return isinstance(node, ast.Name | ast.Attribute | ast.Subscript | ast.BoolOp | ast.Call)


def _is_scalar(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant | ast.JoinedStr | ast.UnaryOp)


def stored_names(target: ast.expr) -> list[ast.Name]:
    """The names that a target binds."""
    return [n for n in ast.walk(target) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store)]


def shape_of(target: ast.Tuple | ast.List) -> Any:
    """Where a target has parts that are unpacked in turn: (index, their own shape)."""
    parts = target.elts
    star = next((n for n, part in enumerate(parts) if isinstance(part, ast.Starred)), len(parts))
    return tuple(
        (number if number < star else number - len(parts), shape_of(part))
        for number, part in enumerate(parts)
        if isinstance(part, ast.Tuple | ast.List)
    )


class ExpressionRewriter(ast.NodeTransformer):
    """Rewrites expressions; scopes and names are its subclass's."""

    _module: str
    facts: Facts

    def site(self, node: ast.AST, *, loop_end: int = 0, text: str = "") -> ast.Constant:
        """A new site for a node."""
        raise NotImplementedError

    def hook(self, name: str, *arguments: ast.expr) -> ast.Call:
        """A call of a hook."""
        raise NotImplementedError

    def mangled(self, name: str) -> ast.Constant:
        """A name as the compiler will spell it."""
        raise NotImplementedError

    def shared_scope(self, name: str) -> ast.expr | None:
        """The scope that shares a variable; None if nobody does."""
        raise NotImplementedError

    def is_shared_global(self, name: str) -> bool:
        """Whether a name means a global that functions rebind."""
        raise NotImplementedError

    def is_builtin(self, name: str) -> bool:
        """Whether a name means the built-in of that name."""
        raise NotImplementedError

    def in_function(self) -> bool:
        """Whether variables are local to a function here."""
        raise NotImplementedError

    def library_of(self, func: ast.expr) -> tuple[str, str] | None:
        """(module, function) if an expression is a function of the standard library."""
        raise NotImplementedError

    def is_library(self, name: str) -> bool:
        """Whether a name means a module of the standard library."""
        raise NotImplementedError

    # -- wrappers ----------------------------------------------------------------------------

    def whole(self, node: ast.expr) -> ast.expr:
        """Rewrite an expression that is read as a whole if it is a container."""
        if not may_be_container(node):
            return self.visit(node)  # type: ignore[no-any-return]
        site = self.site(node)
        return self.hook("whole", self.visit(node), site)

    def deep(self, node: ast.expr) -> ast.expr:
        """Rewrite an expression that is read with all that it holds."""
        if not may_be_container(node):
            return self.visit(node)  # type: ignore[no-any-return]
        site = self.site(node)
        return self.hook("deep", self.visit(node), site)

    def consumed(self, node: ast.expr) -> ast.expr:
        """Rewrite an expression that is iterated over to its end."""
        if not may_be_container(node):
            return self.visit(node)  # type: ignore[no-any-return]
        site = self.site(node)
        return self.hook("consume", self.visit(node), site)

    def truth(self, node: ast.expr) -> ast.expr:
        """Rewrite an expression whose truth is asked."""
        if isinstance(node, ast.Name | ast.Attribute | ast.Subscript):
            return self.whole(node)
        return self.visit(node)  # type: ignore[no-any-return]

    def iterated(self, node: ast.expr) -> ast.expr:
        """Rewrite an expression that is iterated over."""
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            made_here = FINITE | _LAZY
            if node.func.id in made_here - {"set"} and self.is_builtin(node.func.id):
                return self.visit(node)  # type: ignore[no-any-return]
        elif not may_be_container(node) and not isinstance(node, _SETS):
            return self.visit(node)  # type: ignore[no-any-return]
        site = self.site(node)
        return self.hook("iterate", self.visit(node), site)

    def written(self, value: ast.expr, targets: list[ast.expr]) -> ast.expr:
        """A value on its way to variables that inner functions share."""
        for target in targets:
            for name in stored_names(target):
                scope = self.shared_scope(name.id)
                if scope is not None:
                    value = self.hook("write", value, scope, self.mangled(name.id), self.site(name))
        return value

    # -- expressions -------------------------------------------------------------------------

    def visit_Attribute(self, node: ast.Attribute) -> ast.AST:
        """`obj.x`, read, assigned or deleted."""
        library = isinstance(node.value, ast.Name) and self.is_library(node.value.id)
        if library and isinstance(node.ctx, ast.Load) and node.attr not in self.facts.assigned:
            return self._handed_on(node)
        site = self.site(node)
        hook = "load" if isinstance(node.ctx, ast.Load) else "store"
        node.value = self.hook(hook, self.visit(node.value), self.mangled(node.attr), site)
        return node

    def visit_Subscript(self, node: ast.Subscript) -> ast.AST:
        """`obj[k]`, read, assigned or deleted."""
        site = self.site(node)
        load = isinstance(node.ctx, ast.Load)
        value = self.visit(node.value)
        index = self.visit(node.slice)
        if any(isinstance(part, ast.Slice) for part in ast.walk(index)):
            node.value = self.hook("whole" if load else "mutated", value, site)
            node.slice = index
        elif isinstance(node.ctx, ast.Del) or (not load and not is_simple(index)):
            node.value = self.hook("place", value, index, site)
            node.slice = ast.Constant(0)
        elif is_simple(index):
            hook = "loaditem" if load else "storeitem"
            node.value = self.hook(hook, value, copy.deepcopy(index), site)
            node.slice = index
        else:
            return self.hook("item", value, index, site)
        return node

    def _handed_on(self, node: ast.expr) -> ast.expr:
        """A function of the library that is not called here and now."""
        library = self.library_of(node)
        if library is None:
            return node
        module, function = (ast.Constant(part) for part in library)
        return self.hook("handed", node, module, function, self.site(node))

    def visit_Name(self, node: ast.Name) -> ast.AST:
        """A variable that may be shared."""
        name = node.id
        if isinstance(node.ctx, ast.Load) and self.is_builtin(name):
            return self._builtin_value(node)
        if self.is_shared_global(name):
            where = (ast.Constant(self._module), self.mangled(name), self.site(node))
            if isinstance(node.ctx, ast.Load):
                return ast.BoolOp(ast.Or(), [self.hook("readglobal", *where), node])
            return ast.Attribute(self.hook("globals", *where), name, node.ctx)
        scope = self.shared_scope(name) if isinstance(node.ctx, ast.Load) else None
        if scope is None:
            return self._handed_on(node) if isinstance(node.ctx, ast.Load) else node
        read = self.hook("read", scope, self.mangled(name), self.site(node))
        return ast.BoolOp(ast.Or(), [read, node])

    def _builtin_value(self, node: ast.Name) -> ast.expr:
        """A built-in function that is not called here and now."""
        if node.id in _SITE_FIRST:
            return self.hook("bound", ast.Constant(_SITE_FIRST[node.id]), self.site(node))
        if node.id in _READERS:
            where = ast.Constant("builtins"), ast.Constant(node.id)
            return self.hook("handed", node, *where, self.site(node))
        return node

    def visit_NamedExpr(self, node: ast.NamedExpr) -> ast.AST:
        """`name := value`."""
        node.value = self.bound(node.target, self.visit(node.value))
        return node

    def bound(self, target: ast.Name, value: ast.expr) -> ast.expr:
        """A value on its way to a name that is bound within an expression."""
        value = self.written(value, [target])
        if self.is_shared_global(target.id):
            where = (ast.Constant(self._module), self.mangled(target.id), self.site(target))
            value = self.hook("writeglobal", value, *where)
        return value

    def visit_Call(self, node: ast.Call) -> ast.AST:
        """A call; what it does with containers depends on what is called."""
        func = node.func
        if isinstance(func, ast.Name) and self.is_builtin(func.id):
            return self._builtin_call(node, func.id)
        library = self.library_of(func)
        if library is not None:
            site = self.site(node)
            node.args = [self._passed(argument, library, site) for argument in node.args]
            if isinstance(func, ast.Name):
                node.keywords = [self.visit(keyword) for keyword in node.keywords]
                return node
            node.keywords = [self.visit(keyword) for keyword in node.keywords]
            if func.attr not in self.facts.assigned:  # type: ignore[attr-defined]
                return node
        elif isinstance(func, ast.Attribute) and _is_scalar(func.value):
            rewrite = _TEXT_METHODS.get(func.attr, "visit")
            node.args = [getattr(self, rewrite)(argument) for argument in node.args]
        else:
            node.args = [self.visit(argument) for argument in node.args]
        node.func = self.visit(func)
        node.keywords = [self.visit(keyword) for keyword in node.keywords]
        return node

    def _passed(self, node: ast.expr, library: tuple[str, str], site: ast.expr) -> ast.expr:
        if not may_be_container(node):
            return self.visit(node)  # type: ignore[no-any-return]
        module, function = (ast.Constant(part) for part in library)
        return self.hook("passed", self.visit(node), module, function, site)

    def _builtin_call(self, node: ast.Call, name: str) -> ast.AST:
        if name in {"locals", "vars", "dir"} and not node.args and self.in_function():
            return self.hook("unhidden", node)
        if name in _DEEP:
            node.args = [self.deep(argument) for argument in node.args]
        elif name in {"set", "frozenset"}:
            node.args = [
                self.hook("members", self.visit(argument), site)
                for argument in node.args
                for site in [self.site(argument)]
            ]
        elif name in _CONSUMING:
            node.args = [self.consumed(argument) for argument in node.args]
        elif name in _EAGER:
            node.args = [self.whole(argument) for argument in node.args]
        elif name in _LAZY:
            node.args = [self.iterated(argument) for argument in node.args]
        elif name in _SITE_FIRST:
            site = self.site(node)
            node.args = [site, *(self.visit(argument) for argument in node.args)]
            node.func = self.hook(_SITE_FIRST[name]).func
        else:
            node.args = [self.visit(argument) for argument in node.args]
        node.keywords = [self.visit(keyword) for keyword in node.keywords]
        return node

    def visit_keyword(self, node: ast.keyword) -> ast.AST:
        """`f(**container)` reads it."""
        node.value = self.whole(node.value) if node.arg is None else self.visit(node.value)
        return node

    def visit_Compare(self, node: ast.Compare) -> ast.AST:
        """`x in container`, and comparisons of containers."""
        operands = [node.left, *node.comparators]
        contents = not any(map(_is_scalar, operands)) and any(
            isinstance(op, _COMPARING) for op in node.ops
        )
        before = [None, *node.ops]
        done = []
        for operand, op in zip(operands, before, strict=True):
            if isinstance(op, ast.In | ast.NotIn):
                done.append(self.whole(operand))
            else:
                done.append(self.deep(operand) if contents else self.visit(operand))
        node.left, node.comparators = done[0], done[1:]
        return node

    def visit_BinOp(self, node: ast.BinOp) -> ast.AST:
        """`a + b` of containers reads both."""
        containers = isinstance(node.op, CONTAINER_OPERATORS)
        rewrite: Callable[[ast.expr], ast.expr] = self.visit
        if containers and not _is_scalar(node.left) and not _is_scalar(node.right):
            rewrite = self.truth
        elif isinstance(node.op, ast.Mod) and isinstance(node.left, ast.Constant | ast.JoinedStr):
            rewrite = self.deep
        node.left, node.right = rewrite(node.left), rewrite(node.right)
        return node

    def visit_BoolOp(self, node: ast.BoolOp) -> ast.AST:
        """The truth of all but the last is asked."""
        last = node.values[-1]
        node.values = [*map(self.truth, node.values[:-1]), self.visit(last)]
        return node

    def visit_UnaryOp(self, node: ast.UnaryOp) -> ast.AST:
        """`not x`."""
        rewrite = self.truth if isinstance(node.op, ast.Not) else self.visit
        node.operand = rewrite(node.operand)
        return node

    def visit_IfExp(self, node: ast.IfExp) -> ast.AST:
        """`a if test else b`."""
        node.test = self.truth(node.test)
        node.body, node.orelse = self.visit(node.body), self.visit(node.orelse)
        return node

    def visit_Yield(self, node: ast.Yield) -> ast.AST:
        """Behind a `yield` the generator goes on."""
        site = self.site(node)
        node.value = node.value and self.visit(node.value)
        return self.hook("resumed", node, site)

    def visit_Set(self, node: ast.Set) -> ast.AST:
        """`{a, b}`."""
        node.elts = [
            self.visit(e)
            if isinstance(e, ast.Starred | ast.Constant)
            else self.hook("member", self.visit(e))
            for e in node.elts
        ]
        return node

    def visit_Starred(self, node: ast.Starred) -> ast.AST:
        """`*container`."""
        rewrite = self.consumed if isinstance(node.ctx, ast.Load) else self.visit
        node.value = rewrite(node.value)
        return node

    def visit_FormattedValue(self, node: ast.FormattedValue) -> ast.AST:
        """`{container}` in an f-string."""
        node.value = self.deep(node.value)
        if node.format_spec is not None:
            node.format_spec = self.visit(node.format_spec)
        return node

    def visit_Dict(self, node: ast.Dict) -> ast.AST:
        """`{**container}`."""
        node.values = [
            self.whole(value) if key is None else self.visit(value)
            for key, value in zip(node.keys, node.values, strict=True)
        ]
        node.keys = [key and self.visit(key) for key in node.keys]
        return node
