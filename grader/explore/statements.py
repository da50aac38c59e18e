"""The part of the rewriter that knows what each kind of statement touches."""

from __future__ import annotations

import ast
import copy
from typing import Any

from grader.explore.expressions import (
    CONTAINER_OPERATORS,
    FINITE,
    ExpressionRewriter,
    is_simple,
    may_be_container,
    shape_of,
    stored_names,
)

_IN_PLACE = {
    ast.Add: "iadd", ast.Sub: "isub", ast.Mult: "imul", ast.Div: "itruediv",
    ast.FloorDiv: "ifloordiv", ast.Mod: "imod", ast.Pow: "ipow", ast.LShift: "ilshift",
    ast.RShift: "irshift", ast.BitOr: "ior", ast.BitXor: "ixor", ast.BitAnd: "iand",
    ast.MatMult: "imatmul",
}  # fmt: skip


class StatementRewriter(ExpressionRewriter):
    """Rewrites statements, and the expressions in them."""

    # -- statements --------------------------------------------------------------------------

    def visit_Assign(self, node: ast.Assign) -> ast.AST:  # noqa: N802
        """Targets are assigned one after another, left to right."""
        taken_apart = [t for t in node.targets if isinstance(t, ast.Tuple | ast.List)]
        known = bool(taken_apart) and may_be_container(node.value)
        site = self.site(node.value) if known else None
        value = self.visit(node.value)
        for target in taken_apart:
            if site is not None:
                value = self.hook("unpacked", value, ast.Constant(shape_of(target)), site)
        node.value = self.written(value, node.targets)
        node.targets = [self.visit(target) for target in node.targets]
        return node

    def visit_AnnAssign(self, node: ast.AnnAssign) -> ast.AST:  # noqa: N802
        """As an assignment; the annotation is left alone."""
        if node.value is not None:
            node.value = self.written(self.visit(node.value), [node.target])
            if not isinstance(node.target, ast.Name):
                node.target = self.visit(node.target)
        return node

    def visit_AugAssign(self, node: ast.AugAssign) -> ast.AST:  # noqa: N802
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
            case ast.Subscript(value=ast.Name(id=name), slice=index) if is_simple(index):
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
            made.value = self.written(made.value, [target])
            made.targets = [self.visit(target)]
            return made
        number = isinstance(node.value, ast.Constant)
        node.value = self.visit(node.value)
        if isinstance(node.op, CONTAINER_OPERATORS) and not number:
            node.value = self.hook("mutate", node.value, old, self.site(node))
        return node

    def visit_For(self, node: ast.For) -> ast.AST:  # noqa: N802
        """Every round assigns the target."""
        endless = isinstance(node.iter, ast.Call) and not (
            isinstance(node.iter.func, ast.Name) and node.iter.func.id in FINITE
        )
        node.iter = self.iterated(node.iter)
        self.each_time(node)
        node.target = self.visit(node.target)
        node.body = self._block(node.body)
        node.orelse = self._block(node.orelse)
        if endless:
            node.body.insert(0, self._tick(node, "step"))
        return node

    def each_time(self, node: ast.For | ast.comprehension) -> None:
        """Every round assigns the target, and takes apart what it is given if there are several."""
        if isinstance(node.target, ast.Tuple | ast.List):
            shape = ast.Constant(shape_of(node.target))
            node.iter = self.hook("eachunpacked", node.iter, shape, self.site(node.target))
        for name in stored_names(node.target):
            scope = self.shared_scope(name.id)
            if scope is not None:
                node.iter = self.hook(
                    "each", node.iter, scope, self.mangled(name.id), self.site(name)
                )

    def _block(self, body: list[ast.stmt]) -> list[ast.stmt]:
        done: list[ast.stmt] = []
        for statement in body:
            result = self.visit(statement)
            done.extend(result if isinstance(result, list) else [result])
        return done

    def _tick(self, node: ast.For | ast.While, hook: str) -> ast.stmt:
        site = self.site(node, loop_end=node.end_lineno or node.lineno)
        return ast.copy_location(ast.Expr(self.hook(hook, site)), node)

    def visit_While(self, node: ast.While) -> ast.AST:  # noqa: N802
        """Every round passes the hook that knows loops."""
        node.test = self.truth(node.test)
        node.body = [self._tick(node, "tick"), *self._block(node.body)]
        node.orelse = self._block(node.orelse)
        return node

    def visit_If(self, node: ast.If) -> ast.AST:  # noqa: N802
        """The truth of the test is asked."""
        node.test = self.truth(node.test)
        node.body, node.orelse = self._block(node.body), self._block(node.orelse)
        return node

    def visit_Assert(self, node: ast.Assert) -> ast.AST:  # noqa: N802
        """The truth of the test is asked."""
        node.test = self.truth(node.test)
        node.msg = node.msg and self.visit(node.msg)
        return node

    def visit_With(self, node: ast.With) -> ast.AST:  # noqa: N802
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
        value = self.written(ast.Constant(None), [target])
        if isinstance(value, ast.Constant):
            return []
        return [ast.copy_location(ast.Expr(value), target)]

    def visit_TypeAlias(self, node: ast.AST) -> ast.AST:  # noqa: N802
        """Left alone."""
        return node
