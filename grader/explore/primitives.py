"""The virtual `_thread`: locks, re-entrant locks, thread-local data.

The classes have the interface and the errors of CPython's own, and are what
the private copies of the standard library are built on (see `stdlib`).
Used while no task runs (when those copies are made, or by a finaliser
between executions) they do what they can without waiting.
"""

from __future__ import annotations

import _thread
from typing import TYPE_CHECKING, Any

from grader.explore.cells import WRITE, Cell
from grader.explore.operations import (
    RELEASE_SITE,
    Acquire,
    Locked,
    Release,
    TryAcquire,
)

if TYPE_CHECKING:
    from grader.explore.machine import Machine
    from grader.explore.task import Task

_OUTSIDE: Any = object()
"""Holder of a lock that was taken while no task ran."""


class Lock:
    """A lock; anybody may release it."""

    __slots__ = ("__weakref__", "cell", "freed", "holder", "operation")
    machine: Machine

    def __init__(self) -> None:
        self.cell = Cell(self, "lock")
        self.holder: Task | None = None
        self.freed: tuple[int, int, int] | None = None
        """(task, count to have seen, event or -1) of the last release."""
        self.operation = Acquire(self)

    def acquire(self, blocking: bool = True, timeout: float = -1) -> bool:  # noqa: FBT001, FBT002
        """Take the lock; see `threading.Lock`."""
        machine = self.machine
        if blocking and timeout == -1:
            if machine.current is None:
                return self._acquire_outside()
            machine.step(self.operation)
            return True
        return self._try(blocking, timeout)

    def _try(self, blocking: object, timeout: float) -> bool:
        machine = self.machine
        _check_timeout(blocking, timeout)
        if machine.current is None:
            return self._acquire_outside()
        deadline = None
        if blocking and timeout > 0:
            machine.current.waits += 1
            deadline = machine.time() + timeout
        attempt = TryAcquire(self, deadline, hasty=machine.current.hasty or machine.hasty_waits)
        machine.step(attempt)
        return attempt.taken

    def _acquire_outside(self) -> bool:
        if self.machine.dead:
            self.machine.step(self.operation)
        if self.holder is not None:
            return False
        self.holder = _OUTSIDE
        return True

    def release(self) -> None:
        """Give the lock back; see `threading.Lock`."""
        machine = self.machine
        task = machine.current
        if task is None:
            self.holder = None
            return
        if machine.everything or RELEASE_SITE in machine.visible:
            self._refuse_unless_taken()
            machine.step(Release(self))
            return
        self._refuse_unless_taken()
        for mark in self.cell.unordered(WRITE, task.index, task.clock):
            machine.race(mark, -1, task.clock, (RELEASE_SITE, WRITE))
        self.cell.join_into(WRITE, task.clock)
        task.clock[task.index] += 1
        self.free(task, -1)

    def _refuse_unless_taken(self) -> None:
        if self.holder is None:
            raise RuntimeError("release unlocked lock")

    def free(self, task: Task, event: int) -> None:
        """The effect of a release, by whichever task."""
        holder = self.holder
        if holder is task:
            task.held.remove(self)
        else:
            task.effects += 1
            if holder is not None and holder is not _OUTSIDE and self in holder.held:
                holder.held.remove(self)
        self.holder = None
        self.cell.version += 1
        self.freed = (task.index, task.clock[task.index], event)
        self.cell.publish(WRITE, task.clock)

    def locked(self) -> bool:
        """Whether somebody has it."""
        machine = self.machine
        if machine.current is not None:
            machine.step(Locked(self))
        return self.holder is not None

    def owned(self) -> bool:
        """What `Condition` asks of a plain lock: taken, by whomever."""
        return self.holder is self.machine.current or self.locked()

    def _at_fork_reinit(self) -> None:
        self.holder = None

    def __enter__(self) -> bool:
        machine = self.machine
        if machine.current is None:
            return self._acquire_outside()
        machine.step(self.operation)
        return True

    def __exit__(self, *exc_info: object) -> None:
        self.release()

    def __repr__(self) -> str:
        state = "unlocked" if self.holder is None else "locked"
        return f"<{state} _thread.lock object at {id(self):#x}>"


class WaiterLock(Lock):
    """The lock that `Condition.wait` makes for itself and takes twice.

    Nobody can know of it before the second time, so the first is no step.
    """

    __slots__ = ("condition", "fresh")

    def __init__(self) -> None:
        super().__init__()
        self.fresh = True
        self.condition: object = None

    def acquire(self, blocking: bool = True, timeout: float = -1) -> bool:  # noqa: FBT001, FBT002
        """Take it; at once the first time."""
        task = self.machine.current
        if self.fresh and task is not None:
            self.fresh = False
            self.holder = _OUTSIDE
            task.waits += 1
            return True
        return super().acquire(blocking, timeout)


class RLock:
    """A lock that its holder may take again."""

    __slots__ = ("__weakref__", "count", "lock")
    machine: Machine

    def __init__(self) -> None:
        self.lock = Lock()
        self.count = 0

    def acquire(self, blocking: bool = True, timeout: float = -1) -> bool:  # noqa: FBT001, FBT002
        """Take it, once more if need be."""
        task = self.machine.current
        if self.lock.holder is task and task is not None:
            _check_timeout(blocking, timeout)
            self.count += 1
            return True
        if self.lock.acquire(blocking, timeout):
            self.count = 1
            return True
        return False

    def release(self) -> None:
        """Give it back once."""
        machine = self.machine
        task = machine.current
        if task is None:
            self.lock.release()
            return
        if self.lock.holder is not task:
            raise RuntimeError("cannot release un-acquired lock")
        self.count -= 1
        if self.count == 0:
            self.lock.release()

    def _release_save(self) -> int:
        count, self.count = self.count, 0
        self.lock.release()
        return count

    def _acquire_restore(self, count: int) -> None:
        self.lock.acquire()
        self.count = count

    def _is_owned(self) -> bool:
        return self.lock.holder is self.machine.current

    def _recursion_count(self) -> int:
        return self.count if self._is_owned() else 0

    def _at_fork_reinit(self) -> None:
        self.lock.holder = None

    def __enter__(self) -> bool:
        return self.acquire()

    def __exit__(self, *exc_info: object) -> None:
        self.release()

    def __repr__(self) -> str:
        state = "unlocked" if self.lock.holder is None else "locked"
        return f"<{state} _thread.RLock object count={self.count} at {id(self):#x}>"


def _check_timeout(blocking: object, timeout: float) -> None:
    if not blocking:
        if timeout != -1:
            raise ValueError("can't specify a timeout for a non-blocking call")
    elif timeout < 0 and timeout != -1:
        raise ValueError("timeout value must be a non-negative number")
    elif timeout > _thread.TIMEOUT_MAX:
        raise OverflowError("timestamp too large to convert to C PyTime_t")


class local:  # noqa: N801  (the name is the library's)
    """Thread-local data: every task sees attributes of its own."""

    machine: Machine

    def __new__(cls, /, *args: object, **kwargs: object) -> local:
        """Keep the arguments, with which `__init__` is called in every thread."""
        if (args or kwargs) and cls.__init__ is object.__init__:
            raise TypeError("Initialization arguments are not supported")
        made = object.__new__(cls)
        object.__setattr__(made, "_local__arguments", (args, kwargs))
        task = cls.machine.current
        if task is not None:  # the creating thread's __init__ is called by `type.__call__`
            task.locals[id(made)] = (made, {})
        return made

    def __getattribute__(self, name: str) -> Any:
        if name == "__dict__":
            return _own(self)
        own = _own(self)
        if name in own:
            return own[name]
        return object.__getattribute__(self, name)

    def __setattr__(self, name: str, value: object) -> None:
        _own(self)
        if hasattr(getattr(type(self), name, None), "__set__"):
            object.__setattr__(self, name, value)
            return
        _own(self)[name] = value

    def __delattr__(self, name: str) -> None:
        try:
            del _own(self)[name]
        except KeyError:
            raise AttributeError(name) from None


_outside_locals: dict[int, tuple[local, dict[str, object]]] = {}
"""The object is kept, so that its identity is not used again."""


def _own(data: local) -> dict[str, object]:
    task = type(data).machine.current
    store = _outside_locals if task is None else task.locals
    found = store.get(id(data))
    if found is None:
        found = store[id(data)] = (data, {})
        cls = type(data)
        if cls.__init__ is not object.__init__:
            args, kwargs = object.__getattribute__(data, "_local__arguments")
            cls.__init__(data, *args, **kwargs)
    return found[1]


def forget_outside() -> None:
    """Forget thread-local data that was made while no task ran."""
    _outside_locals.clear()
