"""Making accesses: the one way by which the program's hooks touch shared things."""

from __future__ import annotations

import collections
import gc
import types
from typing import TYPE_CHECKING, Any

from grader.explore.cells import PEEK, POKE, READ, WRITE, Cell
from grader.explore.containers import VIEWS, kind_of
from grader.explore.operations import RETURN_SITE, Access

if TYPE_CHECKING:
    from grader.explore.machine import Machine

PLAIN = frozenset({int, str, bytes, bool, float, type(None)})
"""Types whose values cannot change and are all alike: what may be a key of its own cell."""
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
        self.reflects = False
        """The program gets at attributes through dictionaries, see `facts`."""
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

    def field_access(self, obj: object, holder: object, name: str, mode: int, site: int) -> None:
        """Read or write an attribute, which stands in the dictionary `holder`."""
        if not self.reflects or holder is None or self.machine.current is None:
            self.access(obj, name, mode, site)
            return
        if type(holder) is types.MappingProxyType:
            holder = gc.get_referents(holder)[0]
        key = (id(holder), ("[]", name))
        if key not in self.machine.cells:
            self.machine.cells[key] = Cell(obj, name)
        self._touch_element(holder, name, mode, site)

    def element_access(self, container: object, key: object, mode: int, site: int) -> None:
        """Read or write one element; the whole of it where elements cannot be told apart."""
        if self.machine.current is None:
            return
        known = issubclass(type(container), dict) or (type(key) is int and key >= 0)
        if known and _simple_key(key):
            self._touch_element(container, key, mode, site)
        else:
            self.access(container, "*", mode, site)

    def _touch_element(self, container: Any, key: object, mode: int, site: int) -> None:
        machine = self.machine
        intent = PEEK
        if mode == WRITE:
            new = issubclass(type(container), dict) and not dict.__contains__(container, key)
            intent = WRITE if new else POKE
        whole = self._cell(container, "*")
        element = self._cell(container, ("[]", key))
        if machine.everything or site in machine.visible:
            machine.step(Access(((element, mode), (whole, intent)), site))
            return
        task = machine.current
        if task is not None:
            machine.quiet(task, element, mode, site)
            machine.quiet(task, whole, intent, site)

    def _cell(self, owner: object, field: object) -> Cell:
        key = (id(owner), field)
        cells = self.machine.cells
        cell = cells.get(key)
        if cell is None:
            cell = cells[key] = Cell(owner, field)
        return cell

    def whole_access(
        self, container: object, mode: int, site: int, arguments: tuple[Any, ...] = ()
    ) -> None:
        """Read or write a whole container, and read those that its method is given."""
        others = [a for a in arguments if type(a) not in PLAIN and self.behind(a) is not None]
        if not others or self.machine.current is None:
            self.access(container, "*", mode, site)
            return
        cells = [(self._cell(container, "*"), mode)]
        for other in others:
            cell = self._cell(self.behind(other), "*")
            if cell is not cells[0][0]:
                cells.append((cell, READ))
        self.touch(tuple(cells), site)

    def behind(self, obj: object) -> object:
        """The container that an object is or shows; None if it does neither."""
        cls = type(obj)
        if cls in VIEWS:
            return VIEWS[cls](obj)
        return obj if self.container(cls) is not None else None

    def read_all(self, value: object, site: int = RETURN_SITE) -> None:
        """A value and all it holds is about to be looked at, at once."""
        machine = self.machine
        found: dict[int, Any] = {}
        self._gather(value, found, 0)
        task = machine.current
        if task is None or not found:
            return
        cells = tuple((self._cell(container, "*"), READ) for container in found.values())
        self.touch(cells, site)

    def touch(self, cells: tuple[tuple[Cell, int], ...], site: int) -> None:
        """Make one access to several things at once."""
        machine = self.machine
        if machine.everything or site in machine.visible:
            machine.step(Access(cells, site))
        elif machine.current is not None:
            for cell, mode in cells:
                machine.quiet(machine.current, cell, mode, site)

    def _attributes_of(self, value: Any) -> Any:
        """The dictionary of an object's attributes; the object, if it has none or is a container."""
        if self.container(type(value)) is None:
            try:
                return object.__getattribute__(value, "__dict__")
            except AttributeError:
                pass
        return value

    def _gather(self, value: Any, found: dict[int, Any], depth: int) -> None:
        cls = type(value)
        if cls in PLAIN or depth > _DEEPEST_VALUE or len(found) > _MOST_CONTAINERS:
            return
        if cls is types.SimpleNamespace or (depth == 0 and self.reflects):
            value = self._attributes_of(value)
            cls = type(value)
        kind = cls if cls in {tuple, frozenset} else self.container(cls)
        if kind is None or id(value) in found:
            return
        if kind not in {tuple, frozenset}:
            found[id(value)] = value
        if issubclass(kind, dict):
            for item in list(dict.values(value)):
                self._gather(item, found, depth + 1)
        elif issubclass(kind, tuple | list | set | frozenset | collections.deque):
            for item in list(kind.__iter__(value)):
                self._gather(item, found, depth + 1)


def _simple_key(key: object) -> bool:
    kind = type(key)
    return kind in PLAIN or (kind is tuple and all(type(k) in PLAIN for k in key))  # type: ignore[attr-defined]
