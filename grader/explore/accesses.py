"""Making accesses: the one way by which the program's hooks touch shared things."""

from __future__ import annotations

import collections
from typing import TYPE_CHECKING, Any

from grader.explore.cells import PEEK, POKE, READ, WRITE, Cell
from grader.explore.containers import kind_of
from grader.explore.operations import RETURN_SITE, Access

if TYPE_CHECKING:
    from grader.explore.machine import Machine

_KEYS = frozenset({int, str, bytes, bool, float, type(None)})
_DEEPEST_VALUE = 8
_MOST_CONTAINERS = 200


class Accesses:
    """Turns (owner, field, mode, site) into an access of the running task."""

    def __init__(self, machine: Machine) -> None:
        self.machine = machine
        self.module_names: frozenset[str] = frozenset()
        """Of the program's own modules."""
        self.namespaces: dict[str, dict[str, Any]] = {}
        """Globals of every rewritten module."""
        self._containers: dict[type, type | None] = {}

    def container(self, cls: type) -> type | None:
        """The built-in container that a class is or descends from."""
        try:
            return self._containers[cls]
        except KeyError:
            kind = self._containers[cls] = kind_of(cls)
            return kind

    def forget_types(self) -> None:
        """Forget what was learned of classes; those of the next execution are new."""
        self._containers.clear()

    def access(self, owner: object, field: object, mode: int, site: int) -> None:
        """Read or write one thing."""
        machine = self.machine
        task = machine.current
        if task is None:
            return
        key = (id(owner), field)
        cell = machine.cells.get(key)
        if cell is None:
            cell = machine.cells[key] = Cell(owner, field)
        if machine.everything or site in machine.visible:
            machine.step(Access(((cell, mode),), site))
        else:
            machine.quiet(task, cell, mode, site)

    def element_access(self, container: object, key: object, mode: int, site: int) -> None:
        """Read or write one element; the whole of it where elements cannot be told apart."""
        machine = self.machine
        task = machine.current
        if task is None:
            return
        if not _simple_key(key):
            self.access(container, "*", mode, site)
            return
        if isinstance(container, dict):
            if not dict.__contains__(container, key):
                self.access(container, "*", mode, site)
                return
        elif type(key) is not int or key < 0 or isinstance(container, collections.UserDict):
            self.access(container, "*", mode, site)
            return
        whole = self._cell(container, "*")
        element = self._cell(container, ("[]", key))
        intent = POKE if mode == WRITE else PEEK
        if machine.everything or site in machine.visible:
            machine.step(Access(((element, mode), (whole, intent)), site))
        else:
            machine.quiet(task, element, mode, site)
            machine.quiet(task, whole, intent, site)

    def _cell(self, owner: object, field: object) -> Cell:
        key = (id(owner), field)
        cells = self.machine.cells
        cell = cells.get(key)
        if cell is None:
            cell = cells[key] = Cell(owner, field)
        return cell

    def whole_access(self, container: object, mode: int, site: int) -> None:
        """Read or write a whole container."""
        self.access(container, "*", mode, site)

    def read_all(self, value: object) -> None:
        """A value and all it holds is about to be looked at, at once."""
        machine = self.machine
        found: dict[int, Any] = {}
        self._gather(value, found, 0)
        task = machine.current
        if task is None or not found:
            return
        cells = tuple((self._cell(container, "*"), READ) for container in found.values())
        if machine.everything or RETURN_SITE in machine.visible:
            machine.step(Access(cells, RETURN_SITE))
            return
        for cell, mode in cells:
            machine.quiet(task, cell, mode, RETURN_SITE)

    def _gather(self, value: Any, found: dict[int, Any], depth: int) -> None:
        kind = type(value)
        if depth > _DEEPEST_VALUE or len(found) > _MOST_CONTAINERS or id(value) in found:
            return
        if kind in {list, set, dict}:
            found[id(value)] = value
        if kind is dict:
            for item in list(value.values()):
                self._gather(item, found, depth + 1)
        elif kind in {list, tuple}:
            for item in list(value):
                self._gather(item, found, depth + 1)


def _simple_key(key: object) -> bool:
    kind = type(key)
    return kind in _KEYS or (kind is tuple and all(type(k) in _KEYS for k in key))  # type: ignore[attr-defined]
