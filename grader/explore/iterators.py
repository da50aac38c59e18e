"""Hooks for what has a state of its own in C: iterators, generators, buffers in memory.

An iterator is changed by every step. A generator is, besides, busy from the beginning of a step
to its end, and refuses a second thread meanwhile. Of an object of C that is no container nothing
is known but that it may change: one call of one of its methods is one atomic change of it.
"""

from __future__ import annotations

import contextvars
import types
from collections.abc import Callable
from typing import Any

from grader.explore.accesses import Accesses
from grader.explore.cells import READ, WRITE

_STEP = "next"
"""The field that every step of an iterator changes."""
_PLAIN_ITERATOR, _GENERATOR = 1, 2
_GENERATOR_METHODS = frozenset({"send", "throw", "close", "__next__"})
_UNCHANGING_MODULES = frozenset(
    [
        "builtins",
        "types",
        "re",
        "datetime",
        "decimal",
        "fractions",
        "_thread",
        "_contextvars",
        "_weakref",
        "weakref",
        "_abc",
        "_functools",
        "functools",
        "_operator",
        "_typing",
        "typing",
        "_sre",
        "zoneinfo",
        "_zoneinfo",
        "uuid",
        "_uuid",
    ]
)
_REAL_FILES = frozenset(
    {"TextIOWrapper", "BufferedWriter", "BufferedReader", "BufferedRandom", "FileIO", "IOBase"}
)
_mro = type.__dict__["__mro__"].__get__
_namespace = type.__dict__["__dict__"].__get__


class IteratorHooks(Accesses):
    """Hooks for iterators and other objects of C."""

    def __init__(self, machine: Any) -> None:
        super().__init__(machine)
        self._iterators: dict[type, int] = {}

    def forget_types(self) -> None:
        """Forget what was learned of classes; those of the next execution are new."""
        super().forget_types()
        self._iterators.clear()

    def iterator_kind(self, cls: type) -> int:
        """What kind of iterator a class makes: of C, a generator, or neither (0)."""
        kind = self._iterators.get(cls)
        if kind is None:
            kind = 0
            if cls is types.GeneratorType:
                kind = _GENERATOR
            elif type(_lookup(cls, "__next__")) is types.WrapperDescriptorType:
                kind = _PLAIN_ITERATOR
            self._iterators[cls] = kind
        return kind

    def stepping(self, iterator: Any, site: int) -> Any:
        """Something is about to be iterated over; iterators themselves are watched at it."""
        if self.machine.current is not None and self.iterator_kind(type(iterator)):
            return _Stepping(self, iterator, site)
        return iterator

    def step_of(self, iterator: Any, site: int, advance: Callable[[], Any]) -> Any:
        """Make one step, which changes the iterator."""
        self.access(iterator, _STEP, WRITE, site)
        if self.iterator_kind(type(iterator)) != _GENERATOR:
            return advance()
        return self.within(iterator, site, advance)

    def within(self, owner: object, site: int, action: Callable[[], Any]) -> Any:
        """Do something during which its owner is busy; what changes that comes last."""
        task = self.machine.current
        if task is None:
            return action()
        task.inside.append(owner)
        try:
            return action()
        finally:
            task.inside.pop()
            if not self.machine.dead:
                self.access(owner, _STEP, WRITE, site)

    def resumed(self, value: Any, site: int) -> Any:
        """A generator goes on; whoever wants a step of it now finds it busy."""
        task = self.machine.current
        if task is not None and task.inside:
            self.access(task.inside[-1], _STEP, WRITE, site)
        return value

    def next_hook(self, site: int, iterator: Any, *default: Any) -> Any:
        """`next(iterator)`."""
        if self.iterator_kind(type(iterator)):
            return self.step_of(iterator, site, lambda: next(iterator, *default))
        return next(iterator, *default)

    def method_of_c(self, cls: type, name: str) -> Callable[[Any, Any, int], Any] | None:
        """What stands in for a method of an iterator, a generator or another object of C."""
        if cls in {types.GeneratorType, contextvars.Context, types.MemberDescriptorType}:
            return self._method_of_known(cls, name)
        if name == "__next__" and self.iterator_kind(cls):
            return self.changing_method(name)
        found = _lookup(cls, name)
        if type(found) is not types.MethodDescriptorType:
            return None
        owner = found.__objclass__
        if owner.__module__ in _UNCHANGING_MODULES or owner.__name__.lstrip("_") in _REAL_FILES:
            return None
        return self.changing_method(name)

    def _method_of_known(self, cls: type, name: str) -> Callable[[Any, Any, int], Any] | None:
        if cls is types.GeneratorType:
            return self._stepping_method(name) if name in _GENERATOR_METHODS else None
        if cls is contextvars.Context:
            return self._run_context if name == "run" else None
        return self._slot_method(name) if name in {"__get__", "__set__"} else None

    def changing_method(self, name: str) -> Callable[[Any, Any, int], Any]:
        """What stands in for a method that changes its object in one go."""

        def make(obj: Any, finder: Any, site: int) -> Any:
            def method(*args: Any, **kwargs: Any) -> Any:
                self.access(obj, _STEP, WRITE, site)
                return getattr(finder, name)(*args, **kwargs)

            return _Only(name, method)

        return make

    def _stepping_method(self, name: str) -> Callable[[Any, Any, int], Any]:
        def make(obj: Any, finder: Any, site: int) -> Any:
            def method(*args: Any, **kwargs: Any) -> Any:
                self.access(obj, _STEP, WRITE, site)
                return self.within(obj, site, lambda: getattr(finder, name)(*args, **kwargs))

            return _Only(name, method)

        return make

    def _run_context(self, context: Any, finder: Any, site: int) -> Any:
        """`context.run(f, …)`, during which nobody else can enter the context."""

        def run(function: Any, *args: Any, **kwargs: Any) -> Any:
            def inside(*args: Any, **kwargs: Any) -> Any:
                self.resumed(None, site)
                return function(*args, **kwargs)

            self.access(context, _STEP, WRITE, site)
            return self.within(context, site, lambda: finder.run(inside, *args, **kwargs))

        return _Only("run", run)

    def _slot_method(self, name: str) -> Callable[[Any, Any, int], Any]:
        """`Class.slot.__set__(obj, value)`."""
        mode = WRITE if name == "__set__" else READ

        def make(slot: Any, finder: Any, site: int) -> Any:
            def method(*args: Any) -> Any:
                if args:
                    self.access(args[0], slot.__name__, mode, site)
                return getattr(finder, name)(*args)

            return _Only(name, method)

        return make


class _Only:
    """An object with one attribute."""

    def __init__(self, name: str, value: object) -> None:
        self.__dict__[name] = value


class _Stepping:
    """Iterates as an iterator does, and tells of every step."""

    __slots__ = ("_hooks", "_iterator", "_site")

    def __init__(self, hooks: IteratorHooks, iterator: Any, site: int) -> None:
        self._hooks, self._iterator, self._site = hooks, iterator, site

    def __iter__(self) -> _Stepping:
        return self

    def __next__(self) -> Any:
        return self._hooks.step_of(self._iterator, self._site, self._iterator.__next__)

    def __length_hint__(self) -> Any:
        hint = getattr(self._iterator, "__length_hint__", None)
        return NotImplemented if hint is None else hint()


def _lookup(cls: type, name: str) -> Any:
    for base in _mro(cls):
        namespace = _namespace(base)
        if name in namespace:
            return namespace[name]
    return None
