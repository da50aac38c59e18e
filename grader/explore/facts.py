"""What the source of a program says about the whole of it, before it is executed.

Two things depend on all modules together. Which names are ever assigned from
outside: `module.g = 1` makes a shared global of `g`, `cls.f = g` makes data
of a method. And whether the program *reflects*: whoever takes an object's
`__dict__`, copies or pickles an object, or executes text, gets at attributes
by another way than `obj.x`. In a program that reflects, an attribute is an
element of its object's dictionary; in all others this would be a waste.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Container, Iterable
from dataclasses import dataclass

_REFLECTING_NAMES = frozenset({"vars", "globals", "locals", "exec", "eval", "compile"})
_SHOWN_BY_C = "SimpleNamespace"
"""Its attributes are compared and printed without a look at any of them."""
_LOOKS_INSIDE = re.compile(r"\{[^{}]*[.\[]")
_REFLECTING_ATTRIBUTES = frozenset({"__dict__", "exec", "eval", "compile"})
_REFLECTING_MODULES = frozenset({"builtins", "copy", "importlib", "inspect", "pickle", "shelve"})
_ASSIGNING = frozenset({"setattr", "__setattr__", "delattr", "__delattr__"})
_HIDDEN_ATTRIBUTES = {
    "cell_contents": "the cells of closures",
    "__code__": "the code of functions",
    "__defaults__": "the defaults of functions",
    "__kwdefaults__": "the defaults of functions",
}
_HIDDEN_MODULES = frozenset(
    [
        "asyncio",
        "ctypes",
        "curses",
        "dbm",
        "ftplib",
        "gc",
        "http",
        "imaplib",
        "mmap",
        "multiprocessing",
        "poplib",
        "select",
        "selectors",
        "shelve",
        "signal",
        "smtplib",
        "socket",
        "socketserver",
        "sqlite3",
        "ssl",
        "subprocess",
        "telnetlib",
        "trace",
        "tracemalloc",
        "urllib",
        "wsgiref",
        "xmlrpc",
    ]
)
"""Modules whose objects keep what threads share where nothing can be seen of it."""
_INSIDE_QUEUES = frozenset(
    [
        "all_tasks_done",
        "is_shutdown",
        "maxsize",
        "mutex",
        "not_empty",
        "not_full",
        "queue",
        "task_done",
        "unfinished_tasks",
    ]
)
_HIDDEN_SUBMODULES = frozenset({"logging.handlers", "logging.config"})
_SEEN_SUBMODULES = frozenset({"multiprocessing.pool", "multiprocessing.dummy"})


class _Everything:
    """Contains every name."""

    def __contains__(self, _: object) -> bool:
        return True


@dataclass(frozen=True, slots=True)
class Facts:
    """What is true of a program."""

    assigned: Container[str] = frozenset()
    """Names that are assigned as attributes somewhere."""
    reflects: bool = False
    plain_queues: bool = False
    """Nobody looks into a queue, or counts what is unfinished of it."""
    imports: frozenset[str] = frozenset()
    """Names of all modules that are imported somewhere."""
    hidden: tuple[str, ...] = ()
    """What the program uses and the engine does not see, for people to read."""

    @staticmethod
    def of(trees: Iterable[ast.Module]) -> Facts:
        """Look through the modules of a program."""
        search = _Search()
        for tree in trees:
            search.visit(tree)
        names: Container[str] = _Everything() if search.any_name else frozenset(search.assigned)
        return Facts(
            names,
            search.reflects,
            search.has_plain_queues(),
            frozenset(search.imports),
            tuple(sorted(search.hidden)),
        )


class _Search(ast.NodeVisitor):
    def __init__(self) -> None:
        self.assigned: set[str] = set()
        self.any_name = False
        self.reflects = False
        self.hidden: set[str] = set()
        self.imports: set[str] = set()
        self.attributes: set[str] = set()
        """Names of attributes that may be those of a queue."""

    def has_plain_queues(self) -> bool:
        """Whether nothing but `put`, `get` and their like is done with queues."""
        pools = any(name.startswith("concurrent") for name in self.imports)
        shut_down = "shutdown" in self.attributes and not pools  # from Python 3.13 on
        inside = not self.attributes.isdisjoint(_INSIDE_QUEUES)
        return not (self.any_name or shut_down or inside)

    def visit_Name(self, node: ast.Name) -> None:
        if node.id in _REFLECTING_NAMES:
            self.reflects = self.any_name = True
        self.reflects = self.reflects or node.id == _SHOWN_BY_C

    def visit_Constant(self, node: ast.Constant) -> None:
        """`"{0.x}".format(obj)` reads attributes."""
        if isinstance(node.value, str) and _LOOKS_INSIDE.search(node.value):
            self.reflects = True

    def visit_Attribute(self, node: ast.Attribute) -> None:
        name = node.attr
        if name != "queue" or getattr(node.value, "id", "") not in {"self", "cls"}:
            self.attributes.add(name)
        self.reflects = self.reflects or name == _SHOWN_BY_C
        if name in _REFLECTING_ATTRIBUTES:
            self.reflects = True
            self.any_name = self.any_name or name != "__dict__"
        if not isinstance(node.ctx, ast.Load):
            self.assigned.add(name)
            if name in _HIDDEN_ATTRIBUTES:
                self.hidden.add(_HIDDEN_ATTRIBUTES[name])
        self.generic_visit(node)

    def visit_Subscript(self, node: ast.Subscript) -> None:
        """`obj.__dict__[name] = value` and `vars(obj)[name] = value` assign the name."""
        if not isinstance(node.ctx, ast.Load):
            self._assign(node.slice)
        self.generic_visit(node)

    def visit_Call(self, node: ast.Call) -> None:
        name = getattr(node.func, "id", getattr(node.func, "attr", ""))
        if name in _ASSIGNING:
            for argument in node.args[:2]:
                self._assign(argument)
            if not any(isinstance(a, ast.Constant) for a in node.args[:2]):
                self.any_name = True
        self.generic_visit(node)

    def _assign(self, node: ast.expr) -> None:
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            self.assigned.add(node.value)

    def visit_Import(self, node: ast.Import) -> None:
        for alias in node.names:
            self._imported(alias.name)

    def visit_ImportFrom(self, node: ast.ImportFrom) -> None:
        if not node.level and node.module:
            names = [f"{node.module}.{alias.name}" for alias in node.names]
            seen = all(name in _SEEN_SUBMODULES for name in names)
            self._imported(names[0] if seen else node.module)

    def _imported(self, name: str) -> None:
        self.imports.add(name)
        top = name.partition(".")[0]
        if top in _REFLECTING_MODULES:
            self.reflects = True
        hidden = top in _HIDDEN_MODULES and name not in _SEEN_SUBMODULES
        if hidden or name in _HIDDEN_SUBMODULES:
            self.hidden.add(f"what {name} does")

    def visit_AsyncFunctionDef(self, node: ast.AsyncFunctionDef) -> None:
        self.hidden.add("async functions")
        self.generic_visit(node)
