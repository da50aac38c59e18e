"""Hooks for containers: their elements, their truth and length, iteration over them."""

from __future__ import annotations

import collections
import gc
import operator
import types
from collections.abc import Callable, Iterator
from typing import Any

from grader.explore.accesses import Accesses
from grader.explore.cells import READ, WRITE
from grader.explore.containers import VIEWS, is_builtin_method, writes_argument

IN_PLACE = (
    "iadd", "isub", "imul", "itruediv", "ifloordiv", "imod", "ipow", "ilshift", "irshift",
    "ior", "ixor", "iand", "imatmul",
)  # fmt: skip


class ElementHooks(Accesses):
    """Hooks for what is done with built-in containers."""

    def whole(self, obj: Any, site: int) -> Any:
        """`obj` is about to be read as a whole: its length, truth, elements."""
        cls = type(obj)
        if cls in VIEWS:
            self.access(gc.get_referents(obj)[0], "*", READ, site)
        elif self.container(cls) is not None:
            self.access(obj, "*", READ, site)
        return obj

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
        if self.container(type(obj)) is not None:
            mode = WRITE if writes_argument(module, function) else READ
            self.access(obj, "*", mode, site)
        return obj

    def next_hook(self, site: int, iterator: Any, *default: Any) -> Any:
        """`next(iterator)` changes the iterator."""
        if not isinstance(iterator, types.GeneratorType):
            self.access(iterator, "next", WRITE, site)
        elif self.machine.current is not None:
            self.machine.current.effects += 1
        return next(iterator, *default)

    def load_item(self, container: Any, key: Any, site: int) -> Any:
        """`container[key]` is about to be read; the key is a name or a constant."""
        cls = type(container)
        if self.container(cls) is not None and is_builtin_method(cls, "__getitem__"):
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
        if self.container(cls) is not None and is_builtin_method(cls, "__setitem__"):
            self.element_access(container, key, WRITE, site)
        return container

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
            return _Reading(self, iterable, gc.get_referents(iterable)[0], site)
        if self.container(cls) is not None and is_builtin_method(cls, "__iter__"):
            return _Reading(self, iterable, iterable, site)
        return iterable


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
