"""What the rewritten program calls at every access to something shared.

`Hooks` binds the hooks to one machine; the rewriter puts them into the code
as constants, by the names in `table`. Each hook decides what, if anything,
the expression touches, makes the access (see `Hooks.access`) and gives back
the object on which Python itself then does the work. The object is asked
nothing that could run the program's own code.
"""

from __future__ import annotations

import collections
import gc
import operator
import types
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from grader.explore.cells import PEEK, POKE, READ, WRITE, Cell
from grader.explore.containers import (
    VIEWS,
    is_builtin_method,
    kind_of,
    make_stand_ins,
    writes_argument,
)
from grader.explore.loops import make_step, make_tick
from grader.explore.operations import RETURN_SITE, Access
from grader.explore.primitives import local

if TYPE_CHECKING:
    from grader.explore.machine import Machine

_SKIP, _INSTANCE, _CLASS_OR_INSTANCE, _TYPE, _MODULE = range(5)
_KEYS = frozenset({int, str, bytes, bool, float, type(None)})
_FUNCTIONS = (
    types.FunctionType, types.BuiltinFunctionType, types.MethodDescriptorType,
    types.WrapperDescriptorType, types.ClassMethodDescriptorType, types.GetSetDescriptorType,
    classmethod, staticmethod, property,
)  # fmt: skip
_DUNDERS = frozenset({"__setattr__", "__delattr__", "__getattribute__"})
_MISSING = object()
_mro = type.__dict__["__mro__"].__get__
_namespace = type.__dict__["__dict__"].__get__
_DEEPEST_VALUE = 8
_MOST_CONTAINERS = 200
IN_PLACE = (
    "iadd", "isub", "imul", "itruediv", "ifloordiv", "imod", "ipow", "ilshift", "irshift",
    "ior", "ixor", "iand", "imatmul",
)  # fmt: skip


def _simple_key(key: object) -> bool:
    kind = type(key)
    return kind in _KEYS or (kind is tuple and all(type(k) in _KEYS for k in key))  # type: ignore[attr-defined]


class Hooks:
    """The hooks of one machine."""

    def __init__(self, machine: Machine) -> None:
        self.machine = machine
        self.module_names: frozenset[str] = frozenset()
        self.namespaces: dict[str, dict[str, Any]] = {}
        self._kinds: dict[type, dict[str, Any]] = {}
        self._stores: dict[type, dict[str, int]] = {}
        self._containers: dict[type, type | None] = {}
        self._stand_ins = make_stand_ins(self.whole_access, self.element_access)
        self.table: dict[str, Callable[..., Any]] = {
            "load": self.load, "store": self.store, "getattr": self.getattr_hook,
            "setattr": self.setattr_hook, "delattr": self.delattr_hook,
            "whole": self.whole, "mutate": self.mutate, "passed": self.passed,
            "loaditem": self.load_item, "storeitem": self.store_item, "item": self.item,
            "place": self.place, "iterate": self.iterate, "tick": make_tick(machine), "step": make_step(machine),
            "scope": Scope, "read": self.read, "write": self.write, "each": self.each,
            "globals": self.globals_of, "aug": self.augmented, "next": self.next_hook,
            "hasattr": self.hasattr_hook, "mutated": self.mutated,
            "readglobal": self.read_global, "writeglobal": self.write_global,
        }  # fmt: skip
        for operator_name in IN_PLACE:
            self.table[operator_name] = self._in_place(operator_name)

    def forget_types(self) -> None:
        """Forget what was learned of classes; those of the next execution are new."""
        self._kinds.clear()
        self._stores.clear()
        self._containers.clear()

    # -- accesses ----------------------------------------------------------------------------

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
        elif type(key) is not int or key < 0:
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

    def _gather(self, value: Any, found: dict[int, Any], depth: int) -> None:  # noqa: ANN401
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

    # -- attributes --------------------------------------------------------------------------

    def load(self, obj: Any, name: str, site: int) -> Any:
        """`obj.name` is about to be read, or called."""
        kinds = self._kinds.get(type(obj))
        kind: Any = _MISSING if kinds is None else kinds.get(name, _MISSING)
        if kind is _MISSING:
            kind = self._classify(obj, name)
        if kind == _SKIP:
            return obj
        if kind == _INSTANCE:
            self.access(obj, name, READ, site)
        elif kind == _CLASS_OR_INSTANCE:
            self.access(obj, name, READ, site)
            if name not in _dictionary(obj):
                self.access(_owner(type(obj), name), name, READ, site)
        elif kind == _TYPE:
            self.access(_owner(obj, name), name, READ, site)
        elif kind == _MODULE:
            self.access(_dictionary(obj), name, READ, site)
        else:
            target: Any = obj.__self__ if isinstance(obj, super) else obj  # type: ignore[attr-defined]
            return kind(target, obj, site)
        return obj

    def _classify(self, obj: Any, name: str) -> Any:
        cls = type(obj)
        if name in _DUNDERS and (isinstance(obj, type) or cls is super):
            return _DunderMethods.making(self)
        if isinstance(obj, type):
            kind = _SKIP if _is_function(_lookup(obj, name)) else _TYPE
            return kind  # classes share a metaclass, so this is not remembered
        if isinstance(obj, types.ModuleType):
            return _MODULE if obj.__name__ in self.module_names else _SKIP
        if cls is super:
            container = self._container(type(obj.__self__))
            return self._stand_ins.get((container, name), _SKIP) if container else _SKIP
        kind = self._classify_instance(obj, cls, name)
        self._kinds.setdefault(cls, {})[name] = kind
        return kind

    def _classify_instance(self, obj: object, cls: type, name: str) -> Any:
        found = _lookup(cls, name)
        container = self._container(cls)
        if container is not None and (container, name) in self._stand_ins:
            if is_builtin_method(cls, name):
                return self._stand_ins[container, name]
            return _SKIP
        if issubclass(cls, local):
            return _SKIP
        if isinstance(found, types.MemberDescriptorType):
            return _INSTANCE if cls.__module__ in self.module_names else _SKIP
        if found is _MISSING:
            return _INSTANCE if _dictionary(obj) is not None else _SKIP
        if _is_function(found) or _dictionary(obj) is None or hasattr(found, "__set__"):
            return _SKIP
        return _CLASS_OR_INSTANCE

    def _container(self, cls: type) -> type | None:
        try:
            return self._containers[cls]
        except KeyError:
            kind = self._containers[cls] = kind_of(cls)
            return kind

    def store(self, obj: Any, name: str, site: int) -> Any:
        """`obj.name` is about to be assigned or deleted."""
        cls = type(obj)
        stores = self._stores.get(cls)
        kind = None if stores is None else stores.get(name)
        if kind is None:
            kind = self._classify_store(obj, cls, name)
        if kind == _INSTANCE:
            self.access(obj, name, WRITE, site)
        elif kind == _TYPE:
            self._kinds.clear()
            self.access(obj, name, WRITE, site)
        elif kind == _MODULE:
            self.access(_dictionary(obj), name, WRITE, site)
        return obj

    def _classify_store(self, obj: Any, cls: type, name: str) -> int:
        if isinstance(obj, type):
            return _TYPE
        if isinstance(obj, types.ModuleType):
            return _MODULE if obj.__name__ in self.module_names else _SKIP
        found = _lookup(cls, name)
        kind = _INSTANCE
        if issubclass(cls, local) or (
            hasattr(found, "__set__") and not isinstance(found, types.MemberDescriptorType)
        ):
            kind = _SKIP
        elif _is_function(found):
            self._kinds.setdefault(cls, {})[name] = _CLASS_OR_INSTANCE
        self._stores.setdefault(cls, {})[name] = kind
        return kind

    def getattr_hook(self, site: int, obj: Any, name: Any, *default: Any) -> Any:
        """`getattr(obj, name)`."""
        if type(name) is str:
            obj = self.load(obj, name, site)
        return getattr(obj, name, *default)

    def setattr_hook(self, site: int, obj: Any, name: Any, value: Any) -> None:
        """`setattr(obj, name, value)`."""
        if type(name) is str:
            self.store(obj, name, site)
        setattr(obj, name, value)

    def delattr_hook(self, site: int, obj: Any, name: Any) -> None:
        """`delattr(obj, name)`."""
        if type(name) is str:
            self.store(obj, name, site)
        delattr(obj, name)

    def hasattr_hook(self, site: int, obj: Any, name: Any) -> bool:
        """`hasattr(obj, name)`."""
        if type(name) is str:
            obj = self.load(obj, name, site)
        return hasattr(obj, name)

    def augmented(self, obj: Any, name: str, site: int) -> _AugmentedAttribute:
        """`obj.name += …`, where `obj` is more than a name."""
        return _AugmentedAttribute(self, obj, name, site)

    # -- containers --------------------------------------------------------------------------

    def whole(self, obj: Any, site: int) -> Any:
        """`obj` is about to be read as a whole: its length, truth, elements."""
        cls = type(obj)
        if cls in VIEWS:
            self.access(gc.get_referents(obj)[0], "*", READ, site)
        elif self._container(cls) is not None:
            self.access(obj, "*", READ, site)
        return obj

    def mutate(self, value: Any, obj: Any, site: int) -> Any:
        """`obj += value` may change `obj` in place."""
        if self._container(type(obj)) is not None:
            self.access(obj, "*", WRITE, site)
        return self.whole(value, site)

    def mutated(self, obj: Any, site: int) -> Any:
        """A slice of `obj` is about to be assigned or deleted."""
        if self._container(type(obj)) is not None:
            self.access(obj, "*", WRITE, site)
        return obj

    def _in_place(self, name: str) -> Callable[[Any, Any, int], Any]:
        function = getattr(operator, name)

        def in_place(old: Any, value: Any, site: int) -> Any:
            if self._container(type(old)) is not None:
                self.access(old, "*", WRITE, site)
            return function(old, value)

        return in_place

    def passed(self, obj: Any, module: str, function: str, site: int) -> Any:
        """`obj` is an argument of a function of the standard library."""
        if self._container(type(obj)) is not None:
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
        if self._container(cls) is not None and is_builtin_method(cls, "__getitem__"):
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
        if self._container(cls) is not None and is_builtin_method(cls, "__setitem__"):
            self.element_access(container, key, WRITE, site)
        return container

    def remove_item(self, container: Any, key: Any, site: int) -> Any:
        """`del container[key]` changes what the container holds."""
        cls = type(container)
        if self._container(cls) is not None and is_builtin_method(cls, "__delitem__"):
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
            return self._reads(iter(iterable), gc.get_referents(iterable)[0], site)
        if self._container(cls) is not None and is_builtin_method(cls, "__iter__"):
            return self._reads(iter(iterable), iterable, site)
        return iterable

    def _reads(self, iterator: Iterator[Any], container: object, site: int) -> Iterator[Any]:
        while True:
            self.access(container, "*", READ, site)
            try:
                value = next(iterator)
            except StopIteration:
                return
            yield value

    # -- names -------------------------------------------------------------------------------

    def read(self, scope: Scope, name: str, site: int) -> None:
        """A variable that other functions share is about to be read."""
        self.access(scope, name, READ, site)

    def write(self, value: Any, scope: Scope, name: str, site: int) -> Any:
        """A variable that other functions share is about to be assigned."""
        self.access(scope, name, WRITE, site)
        return value

    def read_global(self, module: str, name: str, site: int) -> None:
        """A global that functions rebind is about to be read."""
        self.access(self.namespaces[module], name, READ, site)

    def write_global(self, value: Any, module: str, name: str, site: int) -> Any:
        """A global that functions rebind is about to be assigned, within an expression."""
        self.access(self.namespaces[module], name, WRITE, site)
        return value

    def each(self, iterable: Any, scope: Scope, name: str, site: int) -> Iterator[Any]:
        """Iterate, assigning a variable that other functions share."""
        for value in iterable:
            self.access(scope, name, WRITE, site)
            yield value

    def globals_of(self, module: str, name: str, site: int) -> _Globals:
        """A global that functions rebind, as a target."""
        namespace = self.namespaces[module]
        self.access(namespace, name, WRITE, site)
        return _Globals(namespace)


class _DunderMethods:
    """`object.__setattr__` and its like, which get the object as an argument."""

    __slots__ = ("_finder", "_hooks", "_owner", "_site")

    def __init__(self, hooks: Hooks, owner: Any, finder: Any, site: int) -> None:
        self._hooks, self._owner, self._finder, self._site = hooks, owner, finder, site

    @classmethod
    def making(cls, hooks: Hooks) -> Callable[[Any, Any, int], _DunderMethods]:
        """As a stand-in is made: (container, finder, site)."""
        return lambda owner, finder, site: cls(hooks, owner, finder, site)

    def _target(self, args: tuple[Any, ...]) -> tuple[Any, Any]:
        if type(self._finder) is super:
            return self._owner, args[0] if args else None
        return args[:2] if len(args) > 1 else (None, None)

    def _call(self, method: str, touch: Callable[..., Any], args: tuple[Any, ...]) -> Any:
        obj, name = self._target(args)
        if type(name) is str:
            touch(obj, name, self._site)
        return getattr(self._finder, method)(*args)

    def __setattr__(self, name: str, value: Any) -> None:
        if name in _DunderMethods.__slots__:
            object.__setattr__(self, name, value)
        else:
            raise AttributeError(name)

    def __getattribute__(self, name: str) -> Any:
        own = object.__getattribute__
        if name not in _DUNDERS:
            return own(self, name)
        hooks: Hooks = own(self, "_hooks")
        touch = hooks.load if name == "__getattribute__" else hooks.store
        return lambda *args: own(self, "_call")(name, touch, args)


class Scope:
    """One activation of a function whose variables inner functions share."""

    __slots__ = ("__weakref__",)


class _Globals:
    """Attributes are the globals of a module."""

    __slots__ = ("_globals",)
    _globals: dict[str, Any]

    def __init__(self, namespace: dict[str, Any]) -> None:
        object.__setattr__(self, "_globals", namespace)

    def __setattr__(self, name: str, value: object) -> None:
        self._globals[name] = value

    def __delattr__(self, name: str) -> None:
        try:
            del self._globals[name]
        except KeyError:
            raise NameError(f"name {name!r} is not defined") from None


class _AugmentedAttribute:
    """One attribute of an object, read and then written."""

    __slots__ = ("_target",)

    def __init__(self, hooks: Hooks, obj: object, name: str, site: int) -> None:
        object.__setattr__(self, "_target", (hooks, obj, name, site))

    def __getattr__(self, name: str) -> Any:
        hooks, obj, field, site = self._target
        return getattr(hooks.load(obj, field, site), name)

    def __setattr__(self, name: str, value: object) -> None:
        hooks, obj, field, site = self._target
        setattr(hooks.store(obj, field, site), name, value)


class _Place:
    """One element of a container, as a target."""

    __slots__ = ("_target",)

    def __init__(self, hooks: Hooks, container: object, key: object, site: int) -> None:
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


def _dictionary(obj: object) -> Any:
    try:
        return object.__getattribute__(obj, "__dict__")
    except AttributeError:
        return None


def _lookup(cls: type, name: str) -> Any:
    for base in _mro(cls):
        namespace = _namespace(base)
        if name in namespace:
            return namespace[name]
    return _MISSING


def _owner(cls: type, name: str) -> type:
    for base in _mro(cls):
        if name in _namespace(base):
            return base  # type: ignore[no-any-return]
    return cls


def _is_function(found: object) -> bool:
    return isinstance(found, _FUNCTIONS)
