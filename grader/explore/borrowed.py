"""Modules of the standard library of which a program gets a private copy if it imports them.

They use threads or locks, but little of them is worth seeing into, so they are executed as they
are, on the virtual `threading` and `queue`, and only when a program asks for them. What state
they keep is put back to the start before every execution.
"""

from __future__ import annotations

import importlib
import itertools
import types
from collections.abc import Callable
from typing import Any

from grader.explore.pools import make_thread_pool

_MULTIPROCESSING = (
    "multiprocessing.dummy.connection",
    "multiprocessing.dummy",
    "multiprocessing.pool",
)
_NEEDED = ("multiprocessing.util", "multiprocessing.connection")
NAMES = frozenset({"multiprocessing", "logging", "sched", *_MULTIPROCESSING})


class Borrowed:
    """Makes these modules, and keeps those that have been made."""

    def __init__(
        self, modules: dict[str, types.ModuleType], execute: Callable[[str], types.ModuleType]
    ) -> None:
        self._modules = modules
        self._execute = execute
        self._resets: list[Callable[[], None]] = []

    def make(self, name: str) -> None:
        """Make a module unless it has been made, or is none of these."""
        name = name if name in NAMES else name.partition(".")[0]
        if name in self._modules or name not in NAMES:
            return
        if name == "logging":
            self._make_logging()
        elif name == "sched":
            self._execute(name)
        else:
            self._make_multiprocessing()

    def reset(self) -> None:
        """Put the state of all that have been made back to the start."""
        for reset in self._resets:
            reset()

    def _make_multiprocessing(self) -> None:
        for part in _NEEDED:
            importlib.import_module(part)
        real = importlib.import_module("multiprocessing")
        top = self._modules["multiprocessing"] = types.ModuleType("multiprocessing", real.__doc__)
        top.__dict__.update({k: v for k, v in vars(real).items() if k != "__name__"})
        modules = {name: self._execute(name) for name in _MULTIPROCESSING}
        dummy, pool = modules["multiprocessing.dummy"], modules["multiprocessing.pool"]
        dummy.connection = modules["multiprocessing.dummy.connection"]  # type: ignore[attr-defined]
        threading = self._modules["threading"]
        made = make_thread_pool(pool, threading, self._modules["queue"])
        top.__dict__.update(dummy=dummy, pool=pool)
        vars(pool)["ThreadPool"] = made
        vars(dummy)["Pool"] = made
        weak = vars(dummy)["weakref"]

        def reset() -> None:
            vars(pool)["job_counter"] = itertools.count()
            vars(threading)["_main_thread"]._children = weak.WeakKeyDictionary()  # noqa: SLF001

        self._resets.append(reset)

    def _make_logging(self) -> None:
        names = vars(self._execute("logging"))
        names["_lock"] = _NoLock()
        create = names["Handler"].createLock

        def create_lock(self: Any) -> None:
            """Only a handler of the program's own has anything to protect."""
            if type(self).emit.__module__ == "logging":
                self.lock = _NoLock()
            else:
                create(self)

        names["Handler"].createLock = create_lock
        last_resort = names["lastResort"]

        def reset() -> None:
            names["_handlers"].clear()
            names["_handlerList"].clear()
            root = names["root"] = names["RootLogger"](names["WARNING"])
            names["Logger"].root = root
            names["Logger"].manager = names["Manager"](root)
            names["lastResort"] = last_resort

        self._resets.append(reset)
        reset()


class _NoLock:
    """Guards what only the library itself touches, in one go."""

    def acquire(self, *_: object) -> bool:
        return True

    def release(self) -> None:
        pass

    def __enter__(self) -> bool:
        return True

    def __exit__(self, *_: object) -> None:
        pass
