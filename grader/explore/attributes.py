"""Hooks for attributes: which of them are data that threads share.

Data is what stands in an instance's own dictionary or slots, what a class
holds that is no function, and the globals of the program's own modules.
Properties and methods are code with hooks of their own.
"""

from __future__ import annotations

import types
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from grader.explore.accesses import Accesses
from grader.explore.cells import READ, WRITE
from grader.explore.containers import is_builtin_method, make_stand_ins
from grader.explore.primitives import local

if TYPE_CHECKING:
    from grader.explore.machine import Machine

_SKIP, _INSTANCE, _CLASS_OR_INSTANCE, _TYPE, _MODULE = range(5)
_FUNCTIONS = (
    types.FunctionType, types.BuiltinFunctionType, types.MethodDescriptorType,
    types.WrapperDescriptorType, types.ClassMethodDescriptorType, types.GetSetDescriptorType,
    classmethod, staticmethod, property,
)  # fmt: skip
_DUNDERS = frozenset({"__setattr__", "__delattr__", "__getattribute__"})
_MISSING = object()
_mro = type.__dict__["__mro__"].__get__
_namespace = type.__dict__["__dict__"].__get__


class AttributeHooks(Accesses):
    """Hooks for `obj.name`; what is known of a class and a name is remembered."""

    def __init__(self, machine: Machine) -> None:
        super().__init__(machine)
        self._kinds: dict[type, dict[str, Any]] = {}
        self._stores: dict[type, dict[str, int]] = {}
        self._stand_ins = make_stand_ins(self.whole_access, self.element_access)

    def forget_types(self) -> None:
        """Forget what was learned of classes; those of the next execution are new."""
        super().forget_types()
        self._kinds.clear()
        self._stores.clear()

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
            # not remembered: classes share their metaclass
            return _SKIP if _is_function(_lookup(obj, name)) else _TYPE
        if isinstance(obj, types.ModuleType):
            return _MODULE if obj.__name__ in self.module_names else _SKIP
        if cls is super:
            container = self.container(type(obj.__self__))
            return self._stand_ins.get((container, name), _SKIP) if container else _SKIP
        kind = self._classify_instance(obj, cls, name)
        self._kinds.setdefault(cls, {})[name] = kind
        return kind

    def _classify_instance(self, obj: object, cls: type, name: str) -> Any:
        found = _lookup(cls, name)
        container = self.container(cls)
        if container is not None and (container, name) in self._stand_ins:
            return self._stand_ins[container, name] if is_builtin_method(cls, name) else _SKIP
        if issubclass(cls, local):
            return _SKIP
        if isinstance(found, types.MemberDescriptorType):
            return _INSTANCE if cls.__module__ in self.module_names else _SKIP
        if _is_function(found) or _dictionary(obj) is None or hasattr(found, "__set__"):
            return _SKIP
        return _INSTANCE if found is _MISSING else _CLASS_OR_INSTANCE

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


class _DunderMethods:
    """`object.__setattr__` and its like, which get the object as an argument."""

    __slots__ = ("_finder", "_hooks", "_owner", "_site")

    def __init__(self, hooks: AttributeHooks, owner: Any, finder: Any, site: int) -> None:
        self._hooks, self._owner, self._finder, self._site = hooks, owner, finder, site

    @classmethod
    def making(cls, hooks: AttributeHooks) -> Callable[[Any, Any, int], _DunderMethods]:
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
        hooks: AttributeHooks = own(self, "_hooks")
        touch = hooks.load if name == "__getattribute__" else hooks.store
        return lambda *args: own(self, "_call")(name, touch, args)


class _AugmentedAttribute:
    """One attribute of an object, read and then written."""

    __slots__ = ("_target",)

    def __init__(self, hooks: AttributeHooks, obj: object, name: str, site: int) -> None:
        object.__setattr__(self, "_target", (hooks, obj, name, site))

    def __getattr__(self, name: str) -> Any:
        hooks, obj, field, site = self._target
        return getattr(hooks.load(obj, field, site), name)

    def __setattr__(self, name: str, value: object) -> None:
        hooks, obj, field, site = self._target
        setattr(hooks.store(obj, field, site), name, value)


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
