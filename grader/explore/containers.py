"""Built-in containers: which of their methods read, which write, and how much.

A method of a built-in container is one atomic access, made when it is
called. So looking one up gives a stand-in (`stand_in`) whose methods first
make the access and then call the real one.
"""

from __future__ import annotations

import collections
from collections.abc import Callable
from typing import Any

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
    collections.UserDict: (_DICT_READS, _DICT_WRITES),
    collections.UserList: (_LIST_READS, _LIST_WRITES),
    collections.Counter: (
        _DICT_READS + " most_common elements total",
        _DICT_WRITES + " subtract",
    ),
}
"""For each container: methods that read it, methods that change it."""

ELEMENT_METHODS = {"get": READ, "__getitem__": READ, "setdefault": WRITE, "__setitem__": WRITE}
"""Methods of dictionaries that touch the element of their first argument."""

_mro = type.__dict__["__mro__"].__get__
VIEWS: tuple[type, ...] = (type({}.keys()), type({}.values()), type({}.items()))
_MUTATED_BY_FUNCTION = {
    "heapq": {"heappush", "heappop", "heapify", "heapreplace", "heappushpop"},
    "bisect": {"insort", "insort_left", "insort_right"},
    "random": {"shuffle"},
}

Access = Callable[[object, int, int], None]
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
    return not hasattr(found, "__code__") or found.__module__ == "collections"


def make_stand_ins(whole: Access, element: ElementAccess) -> dict[tuple[type, str], type]:
    """Stand-in classes by (container, method).

    Args:
        whole: Makes an access to a container: (container, mode, site).
        element: Makes an access to an element: (container, key, mode, site).
    """
    made = {}
    for kind, (reads, writes) in METHODS.items():
        methods: dict[str, Any] = {}
        for name in reads.split():
            methods[name] = _method(whole, name, READ)
        for name in writes.split():
            methods[name] = _method(whole, name, WRITE)
        if issubclass(kind, dict | collections.UserDict):
            for name, mode in ELEMENT_METHODS.items():
                methods[name] = _element_method(element, name, mode)
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
        access(self.container, mode, self.site)
        return getattr(self.finder, name)(*args, **kwargs)

    return method


def _element_method(access: ElementAccess, name: str, mode: int) -> Callable[..., Any]:
    def method(self: _StandIn, *args: Any, **kwargs: Any) -> Any:
        if args:
            access(self.container, args[0], mode, self.site)
        return getattr(self.finder, name)(*args, **kwargs)

    return method
