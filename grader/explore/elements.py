"""Hooks for containers: their elements, their truth and length, iteration over them."""

from __future__ import annotations

import collections
import functools
import operator
import types
from collections.abc import Callable, Iterator
from typing import Any

from grader.explore.accesses import PLAIN
from grader.explore.cells import READ, WRITE
from grader.explore.containers import VIEWS, is_builtin_method, writes_argument
from grader.explore.iterators import IteratorHooks

IN_PLACE = (
    "iadd", "isub", "imul", "itruediv", "ifloordiv", "imod", "ipow", "ilshift", "irshift",
    "ior", "ixor", "iand", "imatmul",
)  # fmt: skip

_READING = frozenset({"builtins", "heapq", "bisect"})
"""Modules whose functions read or change the containers that somebody else calls them with."""
_LOOKING_DEEP = frozenset({"json", "pickle", "pprint", "marshal", "statistics", "builtins"})
"""Modules whose functions look at all that a container holds."""


Shape = tuple[tuple[int, Any], ...]


class ElementHooks(IteratorHooks):
    """Hooks for what is done with built-in containers."""

    def whole(self, obj: Any, site: int) -> Any:
        """`obj` is about to be read as a whole: its length, truth, elements."""
        container = self.behind(obj)
        if container is not None:
            self.access(container, "*", READ, site)
        return obj

    def deep(self, obj: Any, site: int) -> Any:
        """`obj` is about to be read, and what it holds as well."""
        if type(obj) not in PLAIN:
            if type(obj) in VIEWS:
                self.read_all(VIEWS[type(obj)](obj), site)
            else:
                self.read_all(obj, site)
        return obj

    def consume(self, obj: Any, site: int) -> Any:
        """All that `obj` gives is about to be taken."""
        container = self.behind(obj)
        if container is not None:
            self.access(container, "*", READ, site)
        if isinstance(obj, set | frozenset):
            return self.ordered(obj)
        return obj if container is not None else self.stepping(obj, site)

    def unpacked(self, value: Any, shape: Shape, site: int) -> Any:
        """`a, (b, c) = value`; `shape` tells where there are parts that are unpacked in turn."""
        value = self.consume(value, site)
        if shape and issubclass(type(value), list | tuple):
            for index, inner in shape:
                if -len(value) <= index < len(value) and self.behind(value[index]) is not None:
                    self.unpacked(value[index], inner, site)
        return value

    def each_unpacked(self, iterable: Any, shape: Shape, site: int) -> Iterator[Any]:
        """`for a, b in iterable`."""
        for value in iterable:
            yield value if type(value) is tuple and not shape else self.unpacked(value, shape, site)

    def ordered(self, elements: Any) -> list[Any]:
        """The elements of a set in an order that does not depend on addresses or hash seeds."""
        found = list(
            frozenset.__iter__(elements)
            if isinstance(elements, frozenset)
            else set.__iter__(elements)
        )
        if self.machine.current is None or all(type(element) is int for element in found):
            return found
        return sorted(found, key=self._rank)

    def _rank(self, element: Any) -> tuple[int, Any]:
        kind = type(element)
        if kind in {int, bool, float}:
            return 0, element
        if kind in {str, bytes}:
            return (1, element) if kind is str else (2, element)
        return 3, self.machine.serial(element)

    def member(self, element: Any) -> Any:
        """Something becomes an element of a set."""
        if type(element) not in PLAIN and self.machine.current is not None:
            self.machine.serial(element)
        return element

    def members(self, elements: Any, site: int) -> Any:
        """All that is given becomes elements of a set."""
        elements = self.consume(elements, site)
        if type(elements) in {list, tuple, dict}:
            for element in elements:
                self.member(element)
            return elements
        return (self.member(element) for element in elements)

    def mutate(self, value: Any, obj: Any, site: int) -> Any:
        """`obj += value` may change `obj` in place."""
        if self.container(type(obj)) is not None:
            self.access(obj, "*", WRITE, site)
        return self.whole(value, site)

    def mutated(self, obj: Any, site: int) -> Any:
        """A slice of `obj` is about to be assigned or deleted."""
        if self.container(type(obj)) is not None:
            self.access(obj, "*", WRITE, site)
        return obj

    def in_place(self, name: str) -> Callable[[Any, Any, int], Any]:
        """The hook for one augmented assignment, which may change a container in place."""
        function = getattr(operator, name)

        def in_place(old: Any, value: Any, site: int) -> Any:
            if self.container(type(old)) is not None:
                self.access(old, "*", WRITE, site)
            return function(old, value)

        return in_place

    def passed(self, obj: Any, module: str, function: str, site: int) -> Any:
        """`obj` is an argument of a function of the standard library."""
        if type(obj) in PLAIN:
            return obj
        if module in _LOOKING_DEEP:
            self.read_all(obj, site)
            return obj
        if module == "itertools":
            return self.iterate(obj, site)
        container = self.behind(obj)
        if container is not None:
            mode = WRITE if writes_argument(module, function) else READ
            self.access(container, "*", mode, site)
        return obj

    def handed(self, function: Any, module: str, name: str, site: int) -> Any:
        """A function of the library becomes a value, to be called somewhere else."""
        if module not in _READING or type(function) is not types.BuiltinFunctionType:
            return function

        def call(*args: Any, **kwargs: Any) -> Any:
            return function(*(self.passed(a, module, name, site) for a in args), **kwargs)

        return functools.wraps(function)(call)

    def load_item(self, container: Any, key: Any, site: int) -> Any:
        """`container[key]` is about to be read; the key is a name or a constant."""
        cls = type(container)
        if cls in VIEWS:
            self._view_access(container, key, READ, site)
        elif self.container(cls) is not None and is_builtin_method(cls, "__getitem__"):
            self.element_access(container, key, READ, site)
            if cls is collections.defaultdict and key not in container:
                self._make_default(container, key, site)
        return container

    def _make_default(self, container: Any, key: Any, site: int) -> None:
        """What `defaultdict` does for a missing key is not atomic: the factory comes between."""
        if container.default_factory is not None and self.machine.current is not None:
            value = container.default_factory()
            self.access(container, "*", WRITE, site)
            dict.__setitem__(container, key, value)

    def store_item(self, container: Any, key: Any, site: int) -> Any:
        """`container[key]` is about to be assigned; the key is a name or a constant."""
        cls = type(container)
        if cls in VIEWS:
            self._view_access(container, key, WRITE, site)
        elif self.container(cls) is not None and is_builtin_method(cls, "__setitem__"):
            self.element_access(container, key, WRITE, site)
        return container

    def _view_access(self, view: Any, key: Any, mode: int, site: int) -> None:
        """Through a memory view one cannot tell which element it is."""
        behind = VIEWS[type(view)](view)
        self.element_access(behind, "*" if type(view) is memoryview else key, mode, site)

    def remove_item(self, container: Any, key: Any, site: int) -> Any:
        """`del container[key]` changes what the container holds."""
        cls = type(container)
        if self.container(cls) is not None and is_builtin_method(cls, "__delitem__"):
            self.access(container, "*", WRITE, site)
        return container

    def item(self, container: Any, key: Any, site: int) -> Any:
        """`container[key]`, whatever the key is."""
        return self.load_item(container, key, site)[key]

    def place(self, container: Any, key: Any, site: int) -> _Place:
        """`container[key]` as a target, whatever the key is."""
        return _Place(self, container, key, site)

    def iterate(self, iterable: Any, site: int) -> Any:
        """`for … in iterable`."""
        cls = type(iterable)
        if cls in VIEWS:
            return _Reading(self, iterable, VIEWS[cls](iterable), site)
        if issubclass(cls, set | frozenset) and is_builtin_method(cls, "__iter__"):
            return _ReadingSet(self, self.ordered(iterable), iterable, site)
        if self.container(cls) is not None and is_builtin_method(cls, "__iter__"):
            return _Reading(self, iterable, iterable, site)
        return self.stepping(iterable, site)


class _Reading:
    """The iterator of a container; every step is a read of it."""

    __slots__ = ("_container", "_hooks", "_iterator", "_site")

    def __init__(self, hooks: ElementHooks, iterable: object, container: object, site: int) -> None:
        self._hooks, self._container, self._site = hooks, container, site
        self._iterator: Iterator[Any] = iter(iterable)  # type: ignore[call-overload]

    def __iter__(self) -> _Reading:
        return self

    def __next__(self) -> Any:
        if self._container is not None:
            self._hooks.access(self._container, "*", READ, self._site)
        try:
            return next(self._iterator)
        except StopIteration:
            self._container = None
            raise

    def __length_hint__(self) -> int:
        return operator.length_hint(self._iterator)

    def __reduce__(self) -> Any:
        return self._iterator.__reduce__()

    def __setstate__(self, state: Any) -> None:
        self._iterator.__setstate__(state)  # type: ignore[attr-defined]


class _ReadingSet(_Reading):
    """The iterator of a set, in an order that can be repeated."""

    __slots__ = ("_length",)

    def __init__(self, hooks: ElementHooks, iterable: object, container: Any, site: int) -> None:
        super().__init__(hooks, iterable, container, site)
        self._length = len(container)

    def __next__(self) -> Any:
        container: Any = self._container
        if container is not None:
            self._hooks.access(container, "*", READ, self._site)
            if len(container) != self._length:
                raise RuntimeError("Set changed size during iteration")
        self._container = None
        value = next(self._iterator)
        self._container = container
        return value


class _Place:
    """One element of a container, as a target."""

    __slots__ = ("_target",)

    def __init__(self, hooks: ElementHooks, container: object, key: object, site: int) -> None:
        self._target = (hooks, container, key, site)

    def __getitem__(self, _: object) -> Any:
        hooks, container, key, site = self._target
        return hooks.item(container, key, site)

    def __setitem__(self, _: object, value: object) -> None:
        hooks, container, key, site = self._target
        hooks.store_item(container, key, site)[key] = value

    def __delitem__(self, _: object) -> None:
        hooks, container, key, site = self._target
        del hooks.remove_item(container, key, site)[key]
