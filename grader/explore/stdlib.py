"""Private copies of the standard library's threaded modules, on virtual primitives.

`threading`, `queue` and `concurrent.futures` are executed once from the
interpreter's own source, under a virtual `_thread` and `time`, so that
`Condition`, `Semaphore`, `Queue`, `ThreadPoolExecutor` and the rest are the
real ones. Those that read shared state without a lock are rewritten like
the program itself; `Condition` and `Thread` are not (the first touches its
state under its lock only, for the second see `threads`).

Their module state is put back to the start before every execution.
"""

from __future__ import annotations

import _thread
import ast
import builtins
import collections.abc
import concurrent.futures
import functools
import importlib
import importlib.util
import itertools
import logging
import os
import random
import sys
import time
import types
from pathlib import Path
from typing import TYPE_CHECKING, Any

from grader.explore import primitives
from grader.explore.borrowed import Borrowed
from grader.explore.cells import WRITE
from grader.explore.chance import Chance
from grader.explore.hooks import Hooks
from grader.explore.kept import Rewritten, rewritten
from grader.explore.machine import Machine
from grader.explore.queues import CoarseQueues
from grader.explore.rewriter import Site, Sites, bind, rewrite
from grader.explore.semaphores import BoundedSemaphore, Semaphore, SimpleQueue
from grader.explore.texts import Texts
from grader.explore.threads import Started, ThreadMethods
from grader.explore.versions import (
    prepare_functools,
    prepare_threading,
    thread_module_names,
    unsafe_names,
)

if TYPE_CHECKING:
    from collections.abc import Callable

_REWRITTEN: dict[str, frozenset[str]] = {
    "threading": frozenset({"Event", "Barrier"}),
    "functools": frozenset({"_lru_cache_wrapper", "cached_property", "partial", "reduce"}),
    "collections": frozenset({"Counter", "ChainMap", "UserDict", "UserList"}),
    "weakref": frozenset({"WeakValueDictionary", "WeakKeyDictionary"}),
    "_weakrefset": frozenset({"WeakSet"}),
    "dataclasses": frozenset({"_asdict_inner", "_astuple_inner", "replace", "_replace"}),
}
_SEEN_INTO = ("operator", "collections", "_weakrefset", "weakref", "copy")
_IN_C_ONLY_ELSEWHERE = frozenset({"_queue", "_operator"})
"""Without them the library takes what it has written in Python."""
START = 1_700_000_000.0
"""What `time.time()` says when an execution begins."""


class Library:
    """The virtual modules of one machine."""

    def __init__(self, machine: Machine, hooks: Hooks, sites: Sites) -> None:
        self.machine = machine
        self.hooks = hooks
        self.sites = sites
        for primitive in (
            primitives.Lock, primitives.RLock, primitives.local, Started, Semaphore, SimpleQueue
        ):  # fmt: skip
            primitive.machine = machine
        self.modules: dict[str, types.ModuleType] = {}
        self._generated: dict[str, types.CodeType] = {}
        self.random_used = self.futures_used = False
        self.texts = Texts(sites, hooks.table)
        self.chance = Chance(machine)
        self.borrowed = Borrowed(self.modules, lambda name: self._execute(name, seen_into=False))
        self._import = self._make_import(None)
        self.modules["os"] = _without(os, "register_at_fork")
        self.modules["random"] = self.chance.module()
        self.modules["_thread"] = self._thread_module()
        self.modules["time"] = self._time_module()
        self._execute("reprlib", seen_into=False)  # it asks which thread it is in
        for name in _SEEN_INTO:
            self._execute(name)
        vars(self.modules["collections"])["abc"] = collections.abc
        self._count_in_view()
        self._make_threading()
        self.queues = self._make_queue()
        self._make_futures()
        self._execute("functools")
        vars(self._execute("dataclasses"))["exec"] = self._execute_generated
        vars(self.modules["concurrent.futures._base"])["LOGGER"] = _silent_logger()
        del self.modules["os"]
        self.modules["builtins"] = types.ModuleType("builtins", builtins.__doc__)
        self.modules["builtins"].__dict__.update(vars(builtins) | self._functions())

    # -- making ------------------------------------------------------------------------------

    def _thread_module(self) -> types.ModuleType:
        machine = self.machine

        def start(function: Any, args: Any = (), kwargs: Any = None, **_: Any) -> int:
            task = machine.spawn(lambda: function(*args, **(kwargs or {})), daemon=True)
            return task.index + 1

        def ident() -> int:
            return 1 + (0 if machine.current is None else machine.current.index)

        meanings: dict[str, object] = {
            "Lock": primitives.Lock, "RLock": primitives.RLock, "local": primitives.local,
            "start": start, "ident": ident, "main_ident": lambda: 1, "true": lambda: True,
            "handle": _Handle, "nothing": lambda *_: None,
        }  # fmt: skip
        module = types.ModuleType("_thread")
        for name in (
            "error",
            "TIMEOUT_MAX",
            "stack_size",
            "_excepthook",
            "_ExceptHookArgs",
            "exit",
        ):
            setattr(module, name, getattr(_thread, name))
        for name, meaning in thread_module_names().items():
            setattr(module, name, meanings[meaning])
        return module

    def _time_module(self) -> types.ModuleType:
        machine = self.machine
        module = types.ModuleType("time", time.__doc__)
        module.__dict__.update({k: v for k, v in vars(time).items() if k != "__name__"})

        def sleep(seconds: float, /) -> None:
            if seconds < 0:
                raise ValueError("sleep length must be non-negative")
            caller = sys._getframe(1).f_globals.get("__name__")  # noqa: SLF001
            machine.sleep(float(seconds), early=caller not in machine.exact)

        module.__dict__.update(sleep=sleep, time=lambda: START + machine.time())
        module.__dict__["time_ns"] = lambda: int((START + machine.time()) * 1e9)
        for name in ("monotonic", "perf_counter", "thread_time", "process_time"):
            module.__dict__[name] = machine.time
            module.__dict__[name + "_ns"] = lambda: int(machine.time() * 1e9)
        return module

    def _make_threading(self) -> None:
        module = self._execute("threading")
        names = vars(module)
        self._methods = ThreadMethods(self.machine, names)
        self._methods.install()
        names["_allocate_lock"] = primitives.WaiterLock
        names["Lock"] = primitives.Lock
        names["local"] = primitives.local
        names["Semaphore"], names["BoundedSemaphore"] = Semaphore, BoundedSemaphore
        self._main_state = dict(vars(names["_main_thread"]))
        self._excepthook = names["excepthook"]
        self._atexits = list(names["_threading_atexits"])

    def _make_queue(self) -> CoarseQueues:
        queue = self._execute("queue")
        SimpleQueue.empty_error = vars(queue)["Empty"]
        vars(queue)["SimpleQueue"] = SimpleQueue
        return CoarseQueues(self.machine, queue)

    def _make_futures(self) -> None:
        package = self.modules["concurrent.futures"] = types.ModuleType("concurrent.futures")
        base = package.__dict__["_base"] = self._execute("concurrent.futures._base")
        thread = package.__dict__["thread"] = self._execute("concurrent.futures.thread")
        for name in concurrent.futures.__all__:
            if hasattr(base, name):
                setattr(package, name, getattr(base, name))
        package.ThreadPoolExecutor = thread.ThreadPoolExecutor  # type: ignore[attr-defined]
        package.__getattr__ = lambda name: getattr(concurrent.futures, name)  # type: ignore[method-assign]
        top = types.ModuleType("concurrent")
        top.futures = package  # type: ignore[attr-defined]
        self.modules["concurrent"] = top

    def _functions(self) -> dict[str, Any]:
        """Built-in functions that are not the interpreter's own."""
        return self.texts.functions | {"id": self.hooks.identity}

    def _count_in_view(self) -> None:
        """What `Counter` leaves to C changes it in one go."""
        names = vars(self.modules["collections"])
        count, site = names["_count_elements"], self.sites.add(Site("collections", 0, 0, "update"))

        def count_elements(mapping: Any, iterable: Any) -> None:
            self.hooks.whole_access(mapping, WRITE, site, (iterable,))
            count(mapping, iterable)

        names["_count_elements"] = count_elements

    def _execute(self, name: str, *, seen_into: bool = True) -> types.ModuleType:
        spec = importlib.util.find_spec(name)
        if spec is None or spec.origin is None:
            raise ImportError(f"no source of {name!r} to make a private copy of")
        module = types.ModuleType(name)
        module.__file__ = spec.origin
        module.__package__ = name if spec.submodule_search_locations else name.rpartition(".")[0]
        module.__dict__["__builtins__"] = vars(builtins) | {
            "__import__": self._import,
            "id": self.hooks.identity,
        }
        if not seen_into:
            self.modules[name] = module
            loader: Any = spec.loader
            exec(loader.get_code(name), vars(module))  # noqa: S102  (the library's own)
            return module
        if name == "threading":
            module.__dict__["_Started"] = Started
        first = len(self.sites.all)
        source = Path(spec.origin)
        found = rewritten(name, source, first, lambda: _rewritten(name, source, first))
        self.sites.all += found.sites
        unsafe_names.update(found.unsafe_names)
        code = found.code
        self.modules[name] = module
        self.hooks.namespaces[name] = vars(module)
        exec(bind(code, self.hooks.table), vars(module))  # noqa: S102  (the library's own source)
        return module

    def _execute_generated(self, text: str, names: dict[str, Any], result: dict[str, Any]) -> None:
        """Execute what `dataclass` made from text; `__eq__` and its like read attributes as well."""
        code = self._generated.get(text)
        if code is None:
            rewritten = rewrite(
                ast.parse(text), "dataclasses", "<dataclass>", sites=self.sites, program=frozenset()
            )
            code = self._generated[text] = bind(rewritten, self.hooks.table)
        exec(code, names, result)  # noqa: S102  (the library's own text)

    # -- importing ---------------------------------------------------------------------------

    def _make_import(
        self, program: Callable[[str], types.ModuleType | None] | None
    ) -> Callable[..., types.ModuleType]:
        modules = self.modules
        real_import = builtins.__import__

        def virtual_import(
            name: str, globals_: Any = None, locals_: Any = None, fromlist: Any = (), level: int = 0
        ) -> types.ModuleType:
            if level:
                package = (globals_ or {}).get("__package__") or ""
                found = modules.get(importlib.util.resolve_name("." * level + name, package))
                return found or real_import(name, globals_, locals_, fromlist, level)
            own = program(name) if program is not None else None
            if own is not None:
                return own
            self._note_import(name)
            if name in _IN_C_ONLY_ELSEWHERE:
                raise ImportError(name)
            top = name.partition(".")[0]
            if top in modules and name not in modules:
                found = importlib.import_module(name)
                vars(modules[top]).setdefault(
                    name.split(".")[1], sys.modules[".".join(name.split(".")[:2])]
                )
                return found if fromlist else modules[top]
            if name in modules:
                return modules[name if fromlist else top]
            return real_import(name, globals_, locals_, fromlist, level)

        return virtual_import

    def _note_import(self, name: str) -> None:
        self.random_used = self.random_used or name == "random"
        self.futures_used = self.futures_used or name.startswith("concurrent")

    def builtins_for(self, program: Callable[[str], types.ModuleType | None]) -> dict[str, Any]:
        """Built-ins under which a program imports the virtual modules, and its own."""
        own = {"__import__": self._make_import(program)}
        self.modules["importlib"] = _importlib(own["__import__"])
        return vars(builtins) | self._functions() | own

    # -- between executions ------------------------------------------------------------------

    def reset(self, seed: int) -> None:
        """Put all module state back to what it was before the first execution."""
        names = vars(self.modules["threading"])
        names["_counter"] = itertools.count(1).__next__
        names["_active_limbo_lock"] = primitives.RLock()
        main = names["_main_thread"]
        vars(main).clear()
        vars(main).update(self._main_state)
        main._started = Started()  # noqa: SLF001
        main._started.set()  # noqa: SLF001
        main._ident = 1  # noqa: SLF001
        names["excepthook"] = self._excepthook
        if self.futures_used:
            futures = vars(self.modules["concurrent.futures.thread"])
            futures["_threads_queues"].clear()
            futures["_shutdown"] = False
            futures["_global_shutdown_lock"] = primitives.Lock()
            futures["ThreadPoolExecutor"]._counter = itertools.count().__next__  # noqa: SLF001
        primitives.forget_outside()
        self.chance.begin(seed)
        self.borrowed.reset()
        if self.random_used:
            random.seed(seed)

    def at_exit(self) -> None:
        """What Python does when the main thread has ended: ask pools to finish."""
        names = vars(self.modules["threading"])
        if vars(self.modules["concurrent.futures.thread"])["_threads_queues"]:
            for function in reversed(names["_threading_atexits"]):
                function()

    @property
    def main_thread(self) -> Any:
        """The thread object of the main task."""
        return vars(self.modules["threading"])["_main_thread"]


def _rewritten(name: str, source: Path, first: int) -> Rewritten:
    """Rewrite a module of the standard library whose first site has this number."""
    tree = ast.parse(source.read_text(encoding="utf-8"))
    if name == "threading":
        prepare_threading(tree)
    elif name == "functools":
        prepare_functools(tree)
    sites = Sites()
    sites.all = [sites.all[0]] * first
    before = set(unsafe_names)
    unsafe_names.clear()
    code = rewrite(
        tree,
        name,
        str(source),
        sites=sites,
        program=frozenset({name}),
        only=_REWRITTEN.get(name),
    )
    added = frozenset(unsafe_names)
    unsafe_names.update(before)
    return Rewritten(code, tuple(sites.all[first:]), added)


@functools.cache
def shared_library() -> Library:
    """The one library of this process; making it takes a tenth of a second.

    A process that forks others to explore in should call this first.
    """
    machine = Machine()
    return Library(machine, Hooks(machine), Sites())


def _silent_logger() -> logging.Logger:
    """Abandoned workers complain of being abandoned."""
    logger = logging.getLogger("grader.explore.abandoned")
    logger.addHandler(logging.NullHandler())
    logger.propagate = False
    return logger


class _Handle:
    """Stands for 3.13's handle of a thread; everything it does is replaced."""

    def __init__(self, *_: object) -> None:
        self.ident = 1

    def is_done(self) -> bool:
        return False

    def _set_done(self) -> None:
        pass


def _importlib(import_: Callable[..., types.ModuleType]) -> types.ModuleType:
    """An `importlib` that finds the virtual modules and the program's own."""
    module = types.ModuleType("importlib", importlib.__doc__)
    module.__dict__.update({k: v for k, v in vars(importlib).items() if k != "__name__"})

    def import_module(name: str, package: str | None = None) -> types.ModuleType:
        full = importlib.util.resolve_name(name, package)
        return import_(full, None, None, ("__name__",))

    module.__dict__["import_module"] = import_module
    return module


def _without(module: types.ModuleType, name: str) -> types.ModuleType:
    copy = types.ModuleType(module.__name__)
    copy.__dict__.update({k: v for k, v in vars(module).items() if k != name})
    return copy
