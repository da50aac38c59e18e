"""The half of the rewriter that knows what each kind of expression and statement touches."""

from __future__ import annotations

import ast
import copy
from collections.abc import Callable
from typing import Any

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
_LAZY = frozenset({"enumerate", "zip", "map", "filter", "iter"})
_SITE_FIRST = {
    "getattr": "getattr", "setattr": "setattr", "delattr": "delattr", "hasattr": "hasattr",
    "next": "next",
}  # fmt: skip
_FINITE = frozenset({"range", "enumerate", "zip", "sorted", "list", "tuple", "set", "reversed"})
_IN_PLACE = {
    ast.Add: "iadd", ast.Sub: "isub", ast.Mult: "imul", ast.Div: "itruediv",
    ast.FloorDiv: "ifloordiv", ast.Mod: "imod", ast.Pow: "ipow", ast.LShift: "ilshift",
    ast.RShift: "irshift", ast.BitOr: "ior", ast.BitXor: "ixor", ast.BitAnd: "iand",
    ast.MatMult: "imatmul",
}  # fmt: skip
_CONTAINER_OPERATORS = (ast.Add, ast.BitOr, ast.BitAnd, ast.Sub, ast.BitXor)


def _is_simple(node: ast.expr) -> bool:
    """Whether evaluating it twice makes no difference."""
    match node:
        case ast.Name() | ast.Constant():
            return True
        case ast.UnaryOp(op=ast.USub(), operand=ast.Constant()):
            return True
    return False


def _may_be_container(node: ast.expr) -> bool:
    return isinstance(node, ast.Name | ast.Attribute | ast.Subscript | ast.BoolOp | ast.Call)


def _is_scalar(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant | ast.JoinedStr | ast.UnaryOp)


def _names(target: ast.expr) -> list[ast.Name]:
    return [n for n in ast.walk(target) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store)]


class StatementRewriter(ast.NodeTransformer):
    """Rewrites expressions and statements; scopes and names are its subclass's."""

    _module: str

    def site(self, node: ast.AST, *, loop_end: int = 0) -> ast.Constant:
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

    def library_of(self, func: ast.expr) -> tuple[str, str] | None:
        """(module, function) if an expression is a function of the standard library."""
        raise NotImplementedError

    def is_library(self, name: str) -> bool:
        """Whether a name means a module of the standard library."""
        raise NotImplementedError

    # -- wrappers ----------------------------------------------------------------------------

    def whole(self, node: ast.expr) -> ast.expr:
        """Rewrite an expression that is read as a whole if it is a container."""
        if not _may_be_container(node):
            return self.visit(node)  # type: ignore[no-any-return]
        site = self.site(node)
        return self.hook("whole", self.visit(node), site)

    def truth(self, node: ast.expr) -> ast.expr:
        """Rewrite an expression whose truth is asked."""
        if isinstance(node, ast.Name | ast.Attribute | ast.Subscript):
            return self.whole(node)
        return self.visit(node)  # type: ignore[no-any-return]

    def iterated(self, node: ast.expr) -> ast.expr:
        """Rewrite an expression that is iterated over."""
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            if node.func.id in _FINITE | _LAZY and self.is_builtin(node.func.id):
                return self.visit(node)  # type: ignore[no-any-return]
        elif not _may_be_container(node):
            return self.visit(node)  # type: ignore[no-any-return]
        site = self.site(node)
        return self.hook("iterate", self.visit(node), site)

    def _written(self, value: ast.expr, targets: list[ast.expr]) -> ast.expr:
        """A value on its way to variables that inner functions share."""
        for target in targets:
            for name in _names(target):
                scope = self.shared_scope(name.id)
                if scope is not None:
                    value = self.hook("write", value, scope, self.mangled(name.id), self.site(name))
        return value

    # -- expressions -------------------------------------------------------------------------

    def visit_Attribute(self, node: ast.Attribute) -> ast.AST:
        """`obj.x`, read, assigned or deleted."""
        if isinstance(node.value, ast.Name) and self.is_library(node.value.id):
            return node
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
        elif isinstance(node.ctx, ast.Del) or (not load and not _is_simple(index)):
            node.value = self.hook("place", value, index, site)
            node.slice = ast.Constant(0)
        elif _is_simple(index):
            hook = "loaditem" if load else "storeitem"
            node.value = self.hook(hook, value, copy.deepcopy(index), site)
            node.slice = index
        else:
            return self.hook("item", value, index, site)
        return node

    def visit_Name(self, node: ast.Name) -> ast.AST:
        """A variable that may be shared."""
        name = node.id
        if self.is_shared_global(name):
            where = (ast.Constant(self._module), self.mangled(name), self.site(node))
            if isinstance(node.ctx, ast.Load):
                return ast.BoolOp(ast.Or(), [self.hook("readglobal", *where), node])
            return ast.Attribute(self.hook("globals", *where), name, node.ctx)
        scope = self.shared_scope(name) if isinstance(node.ctx, ast.Load) else None
        if scope is None:
            return node
        read = self.hook("read", scope, self.mangled(name), self.site(node))
        return ast.BoolOp(ast.Or(), [read, node])

    def visit_NamedExpr(self, node: ast.NamedExpr) -> ast.AST:
        """`name := value`."""
        name = node.target.id
        node.value = self._written(self.visit(node.value), [node.target])
        if self.is_shared_global(name):
            where = (ast.Constant(self._module), self.mangled(name), self.site(node.target))
            node.value = self.hook("writeglobal", node.value, *where)
        return node

    def visit_Call(self, node: ast.Call) -> ast.AST:
        """A call; what it does with containers depends on what is called."""
        func = node.func
        if isinstance(func, ast.Name) and self.is_builtin(func.id):
            return self._builtin_call(node, func.id)
        library = self.library_of(func)
        if library is not None:
            site = self.site(node)
            node.args = [self._passed(argument, library, site) for argument in node.args]
        elif isinstance(func, ast.Attribute) and func.attr == "join" and _is_scalar(func.value):
            node.args = [self.whole(argument) for argument in node.args]
        else:
            node.args = [self.visit(argument) for argument in node.args]
        node.func = self.visit(func)
        node.keywords = [self.visit(keyword) for keyword in node.keywords]
        return node

    def _passed(self, node: ast.expr, library: tuple[str, str], site: ast.expr) -> ast.expr:
        if not _may_be_container(node):
            return self.visit(node)  # type: ignore[no-any-return]
        module, function = (ast.Constant(part) for part in library)
        return self.hook("passed", self.visit(node), module, function, site)

    def _builtin_call(self, node: ast.Call, name: str) -> ast.AST:
        if name in _EAGER:
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
        equal = any(isinstance(op, ast.Eq | ast.NotEq) for op in node.ops)
        contents = equal and not any(map(_is_scalar, operands))
        before = [None, *node.ops]
        done = [
            self.whole(operand)
            if contents or isinstance(op, ast.In | ast.NotIn)
            else self.visit(operand)
            for operand, op in zip(operands, before, strict=True)
        ]
        node.left, node.comparators = done[0], done[1:]
        return node

    def visit_BinOp(self, node: ast.BinOp) -> ast.AST:
        """`a + b` of containers reads both."""
        containers = isinstance(node.op, _CONTAINER_OPERATORS)
        rewrite: Callable[[ast.expr], ast.expr] = self.visit
        if containers and not _is_scalar(node.left) and not _is_scalar(node.right):
            rewrite = self.truth
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

    def visit_Starred(self, node: ast.Starred) -> ast.AST:
        """`*container`."""
        rewrite = self.whole if isinstance(node.ctx, ast.Load) else self.visit
        node.value = rewrite(node.value)
        return node

    def visit_FormattedValue(self, node: ast.FormattedValue) -> ast.AST:
        """`{container}` in an f-string."""
        node.value = self.whole(node.value)
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

    # -- statements --------------------------------------------------------------------------

    def visit_Assign(self, node: ast.Assign) -> ast.AST:
        """Targets are assigned one after another, left to right."""
        unpacks = any(isinstance(t, ast.Tuple | ast.List) for t in node.targets)
        value = self.whole(node.value) if unpacks else self.visit(node.value)
        node.value = self._written(value, node.targets)
        node.targets = [self.visit(target) for target in node.targets]
        return node

    def visit_AnnAssign(self, node: ast.AnnAssign) -> ast.AST:
        """As an assignment; the annotation is left alone."""
        if node.value is not None:
            node.value = self._written(self.visit(node.value), [node.target])
            if not isinstance(node.target, ast.Name):
                node.target = self.visit(node.target)
        return node

    def visit_AugAssign(self, node: ast.AugAssign) -> ast.AST:
        """Read, compute, write; the target is evaluated once, the operator is kept."""
        target = node.target
        match target:
            case ast.Name():
                return self._augment_name(node, target)
            case ast.Attribute(value=ast.Name()):
                return self._augment_simply(node, target)
            case ast.Attribute():
                site = self.site(target)
                value = self.visit(target.value)
                target.value = self.hook("aug", value, self.mangled(target.attr), site)
            case ast.Subscript(value=ast.Name(id=name), slice=index) if _is_simple(index):
                if not self._is_shared(name) and not self._is_shared(getattr(index, "id", "")):
                    return self._augment_simply(node, target)
                self._augment_place(target)
            case ast.Subscript(slice=ast.Slice()):
                self.visit(target)
            case ast.Subscript():
                self._augment_place(target)
        node.value = self.visit(node.value)
        return node

    def _is_shared(self, name: str) -> bool:
        return self.is_shared_global(name) or self.shared_scope(name) is not None

    def _augment_place(self, target: ast.Subscript) -> None:
        site = self.site(target)
        target.value = self.hook("place", self.visit(target.value), self.visit(target.slice), site)
        target.slice = ast.Constant(0)

    def _augment_simply(self, node: ast.AugAssign, target: ast.expr) -> ast.AST:
        source: Any = copy.deepcopy(target)
        source.ctx = ast.Load()
        return self._augmented(node, self.visit(source), self.visit(target))

    def _augmented(self, node: ast.AugAssign, old: ast.expr, target: ast.expr) -> ast.Assign:
        operator = _IN_PLACE[type(node.op)]
        new = self.hook(operator, old, self.visit(node.value), self.site(node))
        return ast.copy_location(ast.Assign([target], new), node)

    def _augment_name(self, node: ast.AugAssign, target: ast.Name) -> ast.AST:
        old: ast.expr = ast.copy_location(ast.Name(target.id, ast.Load()), target)
        if self._is_shared(target.id):
            made = self._augmented(node, self.visit(old), target)
            made.value = self._written(made.value, [target])
            made.targets = [self.visit(target)]
            return made
        number = isinstance(node.value, ast.Constant)
        node.value = self.visit(node.value)
        if isinstance(node.op, _CONTAINER_OPERATORS) and not number:
            node.value = self.hook("mutate", node.value, old, self.site(node))
        return node

    def visit_For(self, node: ast.For) -> ast.AST:
        """Every round assigns the target."""
        endless = isinstance(node.iter, ast.Call) and not (
            isinstance(node.iter.func, ast.Name) and node.iter.func.id in _FINITE
        )
        iterable = self.iterated(node.iter)
        for name in _names(node.target):
            scope = self.shared_scope(name.id)
            if scope is not None:
                iterable = self.hook(
                    "each", iterable, scope, self.mangled(name.id), self.site(name)
                )
        node.iter = iterable
        node.target = self.visit(node.target)
        node.body = self._block(node.body)
        node.orelse = self._block(node.orelse)
        if endless:
            node.body.insert(0, self._tick(node, "step"))
        return node

    def _block(self, body: list[ast.stmt]) -> list[ast.stmt]:
        done: list[ast.stmt] = []
        for statement in body:
            result = self.visit(statement)
            done.extend(result if isinstance(result, list) else [result])
        return done

    def _tick(self, node: ast.For | ast.While, hook: str) -> ast.stmt:
        site = self.site(node, loop_end=node.end_lineno or node.lineno)
        return ast.copy_location(ast.Expr(self.hook(hook, site)), node)

    def visit_While(self, node: ast.While) -> ast.AST:
        """Every round passes the hook that knows loops."""
        node.test = self.truth(node.test)
        node.body = [self._tick(node, "tick"), *self._block(node.body)]
        node.orelse = self._block(node.orelse)
        return node

    def visit_If(self, node: ast.If) -> ast.AST:
        """The truth of the test is asked."""
        node.test = self.truth(node.test)
        node.body, node.orelse = self._block(node.body), self._block(node.orelse)
        return node

    def visit_Assert(self, node: ast.Assert) -> ast.AST:
        """The truth of the test is asked."""
        node.test = self.truth(node.test)
        node.msg = node.msg and self.visit(node.msg)
        return node

    def visit_With(self, node: ast.With) -> ast.AST:
        """Targets are assigned; a variable that others share is noted just before."""
        before: list[ast.stmt] = []
        for item in node.items:
            item.context_expr = self.visit(item.context_expr)
            if item.optional_vars is not None:
                before += self._note_writes(item.optional_vars)
                item.optional_vars = self.visit(item.optional_vars)
        node.body = self._block(node.body)
        return [*before, node] if before else node  # type: ignore[return-value]

    def _note_writes(self, target: ast.expr) -> list[ast.stmt]:
        value = self._written(ast.Constant(None), [target])
        if isinstance(value, ast.Constant):
            return []
        return [ast.copy_location(ast.Expr(value), target)]

    def visit_Match(self, node: ast.Match) -> ast.AST:
        """The subject is read; patterns are left alone."""
        node.subject = self.truth(node.subject)
        for case in node.cases:
            case.guard = case.guard and self.truth(case.guard)
            case.body = self._block(case.body)
        return node

    def visit_TypeAlias(self, node: ast.AST) -> ast.AST:
        """Left alone."""
        return node
