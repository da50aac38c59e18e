"""Hooks for attributes: which of them are data that threads share.

Data is what stands in an instance's own dictionary or slots, what a class
holds that is no function, and the globals of the program's own modules.
Properties and methods are code with hooks of their own.
"""

from __future__ import annotations

import functools
import random
import types
import weakref
from collections.abc import Callable, Container
from typing import TYPE_CHECKING, Any

from grader.explore.cells import READ, WRITE
from grader.explore.containers import is_builtin_method, make_stand_ins
from grader.explore.elements import ElementHooks
from grader.explore.primitives import local

if TYPE_CHECKING:
    from grader.explore.machine import Machine

_SKIP, _INSTANCE, _CLASS_OR_INSTANCE, _TYPE, _MODULE, _SUPER = range(6)
_FUNCTIONS = (
    types.FunctionType, types.BuiltinFunctionType, types.MethodDescriptorType,
    types.WrapperDescriptorType, types.ClassMethodDescriptorType, types.GetSetDescriptorType,
    classmethod, staticmethod, property,
)  # fmt: skip
_METHODS_OF_C = frozenset({types.MethodDescriptorType, types.WrapperDescriptorType})
_PROXIES = frozenset({weakref.ProxyType, weakref.CallableProxyType})
_DUNDERS = frozenset({"__setattr__", "__delattr__", "__getattribute__"})
_MISSING = object()
_mro = type.__dict__["__mro__"].__get__
_namespace = type.__dict__["__dict__"].__get__


class AttributeHooks(ElementHooks):
    """Hooks for `obj.name`; what is known of a class and a name is remembered."""

    def __init__(self, machine: Machine) -> None:
        super().__init__(machine)
        self._kinds: dict[type, dict[str, Any]] = {}
        self._stores: dict[type, dict[str, int]] = {}
        self.assigned: Container[str] = frozenset()
        """Names that the program assigns as attributes, see `facts`."""
        self._stand_ins = make_stand_ins(self.whole_access, self.element_access, self)

    def forget_types(self) -> None:
        """Forget what was learned of classes; those of the next execution are new."""
        super().forget_types()
        self._kinds.clear()
        self._stores.clear()

    def load(self, obj: Any, name: str, site: int) -> Any:
        """`obj.name` is about to be read, or called."""
        if type(obj) in _PROXIES:
            obj = _referent(obj)
        kinds = self._kinds.get(type(obj))
        kind: Any = _MISSING if kinds is None else kinds.get(name, _MISSING)
        if kind is _MISSING:
            kind = self._classify(obj, name)
        if kind == _SKIP:
            return obj
        if kind == _INSTANCE:
            self.field_access(obj, _dictionary(obj) if self.reflects else None, name, READ, site)
        elif kind == _CLASS_OR_INSTANCE:
            self.field_access(obj, _dictionary(obj), name, READ, site)
            if name not in _dictionary(obj):
                self._class_access(_owner(type(obj), name), name, READ, site)
        elif kind == _TYPE:
            self._class_access(_owner(obj, name), name, READ, site)
        elif kind == _MODULE:
            self.field_access(_dictionary(obj), _dictionary(obj), name, READ, site)
        elif kind == _SUPER:
            self._class_access(_owner_beyond(obj, name), name, READ, site)
        else:
            target: Any = obj.__self__ if type(obj) is super else obj  # type: ignore[attr-defined]
            return kind(target, obj, site)
        return obj

    def _classify(self, obj: Any, name: str) -> Any:
        cls = type(obj)
        if name in _DUNDERS and (issubclass(cls, type) or cls is super):
            return _DunderMethods.making(self)
        if issubclass(cls, type):
            # not remembered: classes share their metaclass
            container = self.container(obj)
            if container is not None and (container, name) in self._stand_ins:
                return self._unbound
            return _SKIP if self._is_code(_lookup(obj, name), name) else _TYPE
        if issubclass(cls, types.ModuleType):
            return _MODULE if self._is_ours(obj, name) else _SKIP
        if cls is super:
            return self._classify_super(obj, name)
        kind = self._classify_instance(obj, cls, name)
        self._kinds.setdefault(cls, {})[name] = kind
        return kind

    def _is_ours(self, module: types.ModuleType, name: str) -> bool:
        """Whether a global is the program's: its module's own, or assigned by the program."""
        return module.__name__ in self.module_names or name in self.assigned

    def _is_code(self, found: object, name: str) -> bool:
        """Whether what a class has is a function, and never anything else."""
        return _is_function(found) and name not in self.assigned

    def _classify_super(self, obj: Any, name: str) -> Any:
        container = self.container(type(obj.__self__))
        if container is not None and (container, name) in self._stand_ins:
            return self._stand_ins[container, name]
        found = _lookup(_owner_beyond(obj, name), name)
        skip = found is _MISSING or _is_descriptor(found) or self._is_code(found, name)
        return _SKIP if skip else _SUPER

    def _classify_instance(self, obj: object, cls: type, name: str) -> Any:
        found = _lookup(cls, name)
        container = self.container(cls)
        if container is not None and (container, name) in self._stand_ins:
            return self._stand_ins[container, name] if is_builtin_method(cls, name) else _SKIP
        if type(found) is types.MemberDescriptorType:
            ours = cls.__module__ in self.module_names and not issubclass(cls, local)
            return _INSTANCE if ours else _SKIP
        if issubclass(cls, random.Random) and callable(found):
            return self.changing_method(name)
        if type(found) in _METHODS_OF_C or cls is types.MemberDescriptorType:
            return self.method_of_c(cls, name) or _SKIP
        if issubclass(cls, local) or _dictionary(obj) is None or _is_descriptor(found):
            return _SKIP
        in_class = found is not _MISSING
        kind = _CLASS_OR_INSTANCE if in_class else _INSTANCE
        return _SKIP if in_class and self._is_code(found, name) else kind

    def _unbound(self, cls: Any, _: Any, site: int) -> Any:
        """`list.append`, to be called with a list."""
        return _Unbound(self, cls, site)

    def stand_in(self, container: Any, finder: Any, name: str, site: int) -> Any:
        """What has the method `name` of a container, as an access and then the real one."""
        make = self._stand_ins[self.container(type(container)), name]  # type: ignore[index]
        return make(container, finder, site)

    def store(self, obj: Any, name: str, site: int) -> Any:
        """`obj.name` is about to be assigned or deleted."""
        cls = type(obj)
        if cls in _PROXIES:
            self.store(_referent(obj), name, site)
            return obj
        stores = self._stores.get(cls)
        kind = None if stores is None else stores.get(name)
        if kind is None:
            kind = self._classify_store(obj, cls, name)
        if kind == _INSTANCE:
            self.field_access(obj, _dictionary(obj) if self.reflects else None, name, WRITE, site)
        elif kind == _TYPE:
            self._kinds.clear()
            self._class_access(obj, name, WRITE, site)
        elif kind == _MODULE:
            self.field_access(_dictionary(obj), _dictionary(obj), name, WRITE, site)
        return obj

    def _class_access(self, cls: type, name: str, mode: int, site: int) -> None:
        self.field_access(cls, _namespace(cls), name, mode, site)

    def _classify_store(self, obj: Any, cls: type, name: str) -> int:
        if issubclass(cls, type):
            return _TYPE
        if issubclass(cls, types.ModuleType):
            return _MODULE
        found = _lookup(cls, name)
        kind = _INSTANCE
        if issubclass(cls, local) or (
            _is_descriptor(found) and type(found) is not types.MemberDescriptorType
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


class _Unbound:
    """The methods of a container's class, to be called with a container."""

    __slots__ = ("_class", "_hooks", "_site")

    def __init__(self, hooks: AttributeHooks, cls: type, site: int) -> None:
        self._hooks, self._class, self._site = hooks, cls, site

    def __getattr__(self, name: str) -> Any:
        hooks, cls, site = self._hooks, self._class, self._site
        function = getattr(cls, name)
        if not isinstance(
            _lookup(cls, name), types.MethodDescriptorType | types.WrapperDescriptorType
        ):
            return function

        def call(*args: Any, **kwargs: Any) -> Any:
            if not args or not issubclass(type(args[0]), cls):
                return function(*args, **kwargs)
            bound = _Bound(function, args[0])
            stand_in = hooks.stand_in(args[0], bound, name, site)
            return getattr(stand_in, name)(*args[1:], **kwargs)

        return functools.wraps(function)(call)


class _Bound:
    """Whatever attribute is asked for: one function, with its first argument."""

    def __init__(self, function: Callable[..., Any], first: object) -> None:
        self._call = functools.partial(function, first)

    def __getattr__(self, _: str) -> Any:
        return self._call


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


def _referent(proxy: Any) -> Any:
    """What a weak proxy stands for, by one of its bound methods; the proxy if it is no more."""
    try:
        return proxy.__init__.__self__
    except (AttributeError, ReferenceError):
        return None


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


def _owner_beyond(obj: Any, name: str) -> type:
    """The class in which `super()` finds a name; the last of all if it finds none."""
    order = _mro(obj.__self_class__)
    for base in order[order.index(obj.__thisclass__) + 1 :]:
        if name in _namespace(base):
            return base  # type: ignore[no-any-return]
    return object


def _is_descriptor(found: object) -> bool:
    """Whether it takes assignments to itself."""
    return hasattr(type(found), "__set__")


def _is_function(found: object) -> bool:
    return isinstance(found, _FUNCTIONS)
