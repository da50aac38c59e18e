"""Built-in containers: which of their methods read, which write, and how much.

A method of a built-in container is one atomic access, made when it is
called. So looking one up gives a stand-in (`stand_in`) whose methods first
make the access and then call the real one.
"""

from __future__ import annotations

import array
import collections
import gc
import os
import types
from collections.abc import Callable
from typing import Any, Protocol

from grader.explore.cells import READ, WRITE

_SET_READS = (
    "copy difference intersection isdisjoint issubset issuperset symmetric_difference union "
    "__contains__ __len__ __iter__"
)
_SET_WRITES = (
    "add clear difference_update discard intersection_update pop remove "
    "symmetric_difference_update update"
)
_LIST_READS = "copy count index __contains__ __len__ __iter__ __getitem__"
_LIST_WRITES = "append clear extend insert pop remove reverse sort __setitem__ __delitem__"
_DICT_READS = "copy fromkeys __contains__ __len__ __iter__"
_DICT_WRITES = "clear pop popitem update __delitem__"

METHODS: dict[type, tuple[str, str]] = {
    list: (_LIST_READS, _LIST_WRITES),
    bytearray: (
        _LIST_READS + " decode find hex join split startswith endswith replace",
        "append clear extend insert pop remove reverse __setitem__ __delitem__",
    ),
    dict: (_DICT_READS, _DICT_WRITES),
    set: (_SET_READS, _SET_WRITES),
    collections.deque: (
        _LIST_READS,
        "append appendleft clear extend extendleft insert pop popleft remove reverse rotate "
        "__setitem__ __delitem__",
    ),
    collections.OrderedDict: (_DICT_READS, _DICT_WRITES + " move_to_end"),
    array.array: (
        _LIST_READS + " buffer_info tobytes tolist tounicode tofile",
        "append extend insert pop remove reverse byteswap frombytes fromlist fromfile fromunicode "
        "__setitem__ __delitem__",
    ),
    type(os.environ): (
        "copy get items keys values __contains__ __len__ __iter__ __getitem__",
        "clear pop popitem setdefault update __setitem__ __delitem__",
    ),
}
"""For each container: methods that read it, methods that change it. Those of `collections` that
are written in Python are not among them: the engine has a copy of its own that it sees into."""

ELEMENT_METHODS = {"get": READ, "__getitem__": READ, "setdefault": WRITE, "__setitem__": WRITE}
"""Methods of dictionaries that touch the element of their first argument."""

_mro = type.__dict__["__mro__"].__get__


def _behind(view: object) -> object:
    return gc.get_referents(view)[0]


VIEWS: dict[type, Callable[[Any], object]] = {
    type({}.keys()): _behind,
    type({}.values()): _behind,
    type({}.items()): _behind,
    types.MappingProxyType: _behind,
    memoryview: lambda view: view.obj,
}
"""What shows a container and is none, with the way to the container."""
_MUTATED_BY_FUNCTION = {
    "heapq": {"heappush", "heappop", "heapify", "heapreplace", "heappushpop"},
    "bisect": {"insort", "insort_left", "insort_right"},
    "random": {"shuffle"},
}

Access = Callable[[object, int, int, tuple[Any, ...]], None]


class Sets(Protocol):
    """Knows an order of the elements of sets that can be repeated."""

    def ordered(self, elements: Any) -> list[Any]:
        """The elements in that order."""

    def member(self, element: Any) -> Any:
        """Note something that becomes an element."""


ElementAccess = Callable[[object, object, int, int], None]


def kind_of(cls: type) -> type | None:
    """The built-in container that a class is or descends from."""
    for base in _mro(cls):
        if base in METHODS:
            return base  # type: ignore[no-any-return]
    return None


def writes_argument(module: str, function: str) -> bool:
    """Whether a library function changes the container that it is given."""
    return function in _MUTATED_BY_FUNCTION.get(module, ())


def is_builtin_method(cls: type, name: str) -> bool:
    """Whether a class has the method from the container, not from the program."""
    found = getattr(cls, name, None)
    if found is None:
        return False
    return not hasattr(found, "__code__") or kind_of(cls) is type(os.environ)


def make_stand_ins(
    whole: Access, element: ElementAccess, sets: Sets
) -> dict[tuple[type, str], type]:
    """Stand-in classes by (container, method).

    Args:
        whole: Makes an access to a container: (container, mode, site, arguments of the method).
        element: Makes an access to an element: (container, key, mode, site).
        sets: Knows an order of the elements of sets that can be repeated.
    """
    made: dict[tuple[type, str], type] = {}
    for kind, (reads, writes) in METHODS.items():
        methods: dict[str, Any] = {}
        for name in reads.split():
            methods[name] = _method(whole, name, READ)
        for name in writes.split():
            methods[name] = _method(whole, name, WRITE)
        if issubclass(kind, dict):
            for name, mode in ELEMENT_METHODS.items():
                methods[name] = _element_method(element, name, mode)
        if kind is set:
            methods["pop"] = _pop_from_set(whole, sets)
            methods["add"] = _add_to_set(whole, sets)
        stand_in = type(f"stand-in for {kind.__name__}", (_StandIn,), methods | {"__slots__": ()})
        made.update({(kind, name): stand_in for name in methods})
    return made


class _StandIn:
    """Holds the container, what to look the method up in, and the site."""

    __slots__ = ("container", "finder", "site")

    def __init__(self, container: object, finder: object, site: int) -> None:
        self.container = container
        self.finder = finder
        self.site = site


def _method(access: Access, name: str, mode: int) -> Callable[..., Any]:
    def method(self: _StandIn, *args: Any, **kwargs: Any) -> Any:
        access(self.container, mode, self.site, args)
        return getattr(self.finder, name)(*args, **kwargs)

    return method


def _pop_from_set(access: Access, sets: Sets) -> Callable[..., Any]:
    """Any element will do: the first in an order that can be repeated."""

    def pop(self: _StandIn, *args: Any) -> Any:
        access(self.container, WRITE, self.site, args)
        found: Any = self.container
        if args or not found:
            return self.finder.pop(*args)  # type: ignore[attr-defined]
        first = sets.ordered(found)[0]
        set.remove(found, first)
        return first

    return pop


def _add_to_set(access: Access, sets: Sets) -> Callable[..., Any]:
    def add(self: _StandIn, *args: Any) -> Any:
        access(self.container, WRITE, self.site, args)
        for element in args:
            sets.member(element)
        return self.finder.add(*args)  # type: ignore[attr-defined]

    return add


def _element_method(access: ElementAccess, name: str, mode: int) -> Callable[..., Any]:
    def method(self: _StandIn, *args: Any, **kwargs: Any) -> Any:
        if args:
            access(self.container, args[0], mode, self.site)
        return getattr(self.finder, name)(*args, **kwargs)

    return method
