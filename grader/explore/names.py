"""What a program calls its objects.

An object is named by the shortest way to it from a global or from a local
variable of a thread that is at work, such as `bank.locks['a']`. Only
built-in containers and the dictionaries of instances are looked into, so
nothing of the program's runs.
"""

from __future__ import annotations

import sys
import types
from collections import deque
from typing import TYPE_CHECKING, Any

from grader.explore.primitives import Lock, RLock
from grader.explore.values import type_name
from grader.explore.versions import is_function_frame, local_variables

if TYPE_CHECKING:
    from collections.abc import Iterator

    from grader.explore.ledger import Ledger

_DEPTH = 5
_MOST_OBJECTS = 4_000
_MOST_CHILDREN = 50
_LIBRARY = frozenset(
    {"threading", "queue", "concurrent.futures._base", "concurrent.futures.thread"}
)
_LEAVES = (str, bytes, int, float, bool, type(None), types.ModuleType, types.FunctionType)
_LENGTH = 60
_SHOWN = 8
_SHOWN_DEPTH = 2
_LARGE_BITS = 400


class Names:
    """Finds names for objects and remembers them for one execution."""

    def __init__(self, filenames: dict[str, str]) -> None:
        self._filenames = filenames
        self._known: dict[int, str] = {}

    def of(self, machine: Ledger, wanted: object) -> str:
        """The object's name; empty when there is no way to it."""
        key = id(wanted)
        known = self._known.get(key)
        if known is None:
            known = self._search(machine, wanted)
            if known and known.partition(".")[0] != "self":  # a better name may come
                self._known[key] = known
        return known

    def _search(self, machine: Ledger, wanted: object) -> str:
        roots = list(self._roots(machine))
        if isinstance(wanted, Lock | RLock) or type(wanted).__module__ in _LIBRARY:
            # A local variable such as `first` may be another lock in the next thread.
            lasting = [(name, value) for name, value, local in roots if not local or name == "self"]
            found = self._way(lasting, wanted)
            if found:
                return found
        return self._way([(name, value) for name, value, _ in roots], wanted)

    def _way(self, roots: list[tuple[str, object]], wanted: object) -> str:
        """The shortest way from one of the roots."""
        seen: set[int] = set()
        queue: deque[tuple[object, str, int]] = deque()
        second: list[tuple[object, str, int]] = []
        for name, value in roots:
            (second if name == "self" else queue).append((value, name, 0))
        queue.extend(second)
        while queue and len(seen) < _MOST_OBJECTS:
            value, path, depth = queue.popleft()
            if value is wanted:
                return path
            if isinstance(value, _LEAVES) or id(value) in seen or depth > _DEPTH:
                continue
            seen.add(id(value))
            for child, child_path in _children(value, path):
                queue.append((child, child_path, depth + 1))
        return ""

    def _roots(self, machine: Ledger) -> Iterator[tuple[str, object, bool]]:
        """Names with their objects, and whether they are locals of a thread the program started."""
        for task in machine.tasks:
            for name, value in self._locals(task.greenlet.gr_frame):
                yield name, value, task.index > 0
        if machine.current is not None:
            for name, value in self._locals(sys._getframe(1)):  # noqa: SLF001
                yield name, value, machine.current.index > 0
        for namespace in machine.namespaces.values():
            for name, value in list(namespace.items()):
                if not name.startswith("__"):
                    yield name, value, False

    def _locals(self, frame: types.FrameType | None) -> Iterator[tuple[str, object]]:
        while frame is not None:
            if frame.f_code.co_filename in self._filenames and is_function_frame(frame):
                for name, value in local_variables(frame).items():
                    if not name.startswith("."):
                        yield name, value
            frame = frame.f_back


def _children(value: Any, path: str) -> Iterator[tuple[object, str]]:
    kind = type(value)
    if kind in {list, tuple, deque}:
        for index, item in enumerate(list(value)[:_MOST_CHILDREN]):
            yield item, f"{path}[{index}]"
    elif isinstance(value, dict):
        for key, item in list(dict.items(value))[:_MOST_CHILDREN]:
            if type(key) in {str, int, bool}:
                yield item, f"{path}[{key!r}]"
    elif kind is RLock:
        yield value.lock, path
    elif not isinstance(value, Lock):
        # what lies within an object of the library is called by that object's name
        inside = kind.__module__ in _LIBRARY and kind.__name__ != "Thread"
        for name, item in _attributes(value):
            yield item, path if inside else f"{path}.{name}"


def _attributes(value: Any) -> list[tuple[str, Any]]:
    try:
        attributes = object.__getattribute__(value, "__dict__")
    except AttributeError:
        return []
    return list(attributes.items()) if isinstance(attributes, dict) else []


def show(value: object) -> str:
    """A value as a short text, without running the program's code."""
    return _show(value, 0)[:_LENGTH]


def _show(value: Any, depth: int) -> str:
    kind = type(value)
    if value is None or kind in {bool, int, float, str, bytes}:
        if kind is int and value.bit_length() > _LARGE_BITS:
            return "a large int"
        text = repr(value[:_LENGTH]) if kind in {str, bytes} else repr(value)
        return text if len(text) <= _LENGTH else text[: _LENGTH - 1] + "…"
    if depth > _SHOWN_DEPTH:
        return "…"
    if kind in {list, tuple, set, frozenset, deque}:
        items = [_show(item, depth + 1) for item in list(value)[:_SHOWN]]
        if len(value) > _SHOWN:
            items.append("…")
        brackets: dict[object, tuple[str, str]] = {
            list: ("[", "]"),
            tuple: ("(", ")"),
            set: ("{", "}"),
        }
        left, right = brackets.get(kind, (f"{kind.__name__}(", ")"))
        return left + ", ".join(items) + right
    if kind is dict:
        pairs = [
            f"{_show(k, depth + 1)}: {_show(v, depth + 1)}" for k, v in list(value.items())[:_SHOWN]
        ]
        return "{" + ", ".join(pairs) + "}"
    return type_name(value)
