"""The start, the end and the identity of threads in the private `threading`.

`Thread` keeps its constructor, its properties and `run`; what lies around
them is replaced. The standard library's handshake at the start of a thread
takes some ten lock operations on locks that all threads share, and every
order of them would count as a schedule of its own. Here a start is no
operation at all and `join` is one wait.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from greenlet import GreenletExit

from grader.explore.cells import READ, WRITE, Cell, join
from grader.explore.operations import END_SITE, START_SITE, Alive, Join
from grader.explore.primitives import Lock

if TYPE_CHECKING:
    from collections.abc import Callable

    from grader.explore.machine import Machine
    from grader.explore.task import Task

_FIRST_IDENT = 1


class Started:
    """Stands for the event that tells whether a thread has been started."""

    __slots__ = ("_flag", "cell")
    machine: Machine

    def __init__(self) -> None:
        self._flag = False
        self.cell = Cell(self, "started")

    def is_set(self) -> bool:
        """Whether it has; somebody else may be about to start it."""
        self.machine.touch(self.cell, READ, START_SITE)
        return self._flag

    def set(self) -> None:
        """It has now."""
        if self.machine.current is not None:
            self.machine.touch(self.cell, WRITE, START_SITE)
        self._flag = True

    def _at_fork_reinit(self) -> None:
        self._flag = False


class ThreadMethods:
    """Makes the methods and functions that replace `threading`'s own."""

    def __init__(self, machine: Machine, namespace: dict[str, Any]) -> None:
        self._machine = machine
        self._namespace = namespace
        self._excepthook = namespace["excepthook"]

    def install(self) -> None:
        """Put them into the private module."""
        names = self._namespace
        thread = names["Thread"]
        thread.start, thread.join = self._start(), self._join()
        thread.is_alive, thread.__repr__ = self._is_alive(), _repr
        thread.native_id = property(lambda thread: thread._ident)  # noqa: SLF001
        thread._native_id = None  # noqa: SLF001
        names["current_thread"] = names["currentThread"] = self._current_thread()
        names["enumerate"] = self._enumerate
        names["active_count"] = names["activeCount"] = lambda: len(self._enumerate())
        names["Condition"]._is_owned = self._is_owned(names["Condition"]._is_owned)  # noqa: SLF001
        names["Timer"].run = self._run_timer(names["Timer"].run)
        names["Condition"].notify = self._notify(names["Condition"].notify)

    def ident(self) -> int:
        """`get_ident`: the number of the running task."""
        task = self._machine.current
        return _FIRST_IDENT + (0 if task is None else task.index)

    def _start(self) -> Callable[[Any], None]:
        machine = self._machine

        def start(self: Any) -> None:
            if not getattr(self, "_initialized", False):
                raise RuntimeError("thread.__init__() not called")
            if self._started._flag:  # noqa: SLF001  (`set`, below, is an access as well)
                raise RuntimeError("threads can only be started once")
            if machine.current is None:
                raise RuntimeError("can't start new thread outside an execution")
            self._started.set()
            self._ident = _FIRST_IDENT + len(machine.tasks)
            machine.spawn(lambda: life(self), daemon=bool(self._daemonic), thread=self)

        life = self._life
        return start

    def _life(self, thread: Any) -> None:
        machine, names = self._machine, self._namespace
        try:
            thread.run()
        except GreenletExit:
            raise
        except SystemExit:
            return  # ends the thread in silence, as in Python
        except BaseException as error:
            hook = names["excepthook"]
            if machine.dead or hook is self._excepthook:
                raise
            arguments = (type(error), error, error.__traceback__, thread)
            hook(names["ExceptHookArgs"](arguments))

    def _join(self) -> Callable[..., None]:
        machine = self._machine

        def join_thread(self: Any, timeout: float | None = None) -> None:
            if not getattr(self, "_initialized", False):
                raise RuntimeError("Thread.__init__() not called")
            if not self._started.is_set():
                raise RuntimeError("cannot join thread before it is started")
            task, current = task_of(machine, self), machine.current
            if task is current:
                raise RuntimeError("cannot join current thread")
            if current is None or task is None:
                return
            if timeout is None and task.done:
                join(current.clock, task.clock)
                return
            deadline = None
            if timeout is not None:
                current.waits += 1
                deadline = machine.time() + max(timeout, 0)
                if task.done and not end_is_visible(machine):
                    look_quietly(machine, current, task)
                    join(current.clock, task.clock)
                    return
            machine.step(Join(task, deadline))

        return join_thread

    def _is_alive(self) -> Callable[[Any], bool]:
        machine = self._machine

        def is_alive(self: Any) -> bool:
            if not self._started.is_set():
                return False
            task = task_of(machine, self)
            if task is None:
                return self is machine_main(machine)
            return alive(machine, task)

        return is_alive

    def _current_thread(self) -> Callable[[], Any]:
        machine, names = self._machine, self._namespace

        def current_thread() -> Any:
            task = machine.current
            if task is None or task.index == 0:
                return names["_main_thread"]
            if task.thread is None:
                task.thread = names["_DummyThread"]()
            return task.thread

        return current_thread

    def _enumerate(self) -> list[Any]:
        machine = self._machine
        found = [self._namespace["_main_thread"]]
        others = [t for t in machine.tasks[1:] if t.thread is not None and t is not machine.current]
        found.extend(task.thread for task in others if alive(machine, task))
        if machine.current is not None and machine.current.index:
            found.append(self._namespace["current_thread"]())
        return found

    def _is_owned(self, original: Callable[[Any], bool]) -> Callable[[Any], bool]:
        def is_owned(condition: Any) -> bool:
            lock = condition._lock  # noqa: SLF001
            return lock.owned() if isinstance(lock, Lock) else original(condition)

        return is_owned

    def _run_timer(self, original: Callable[[Any], None]) -> Callable[[Any], None]:
        machine = self._machine

        def run(self: Any) -> None:
            task = machine.current
            if task is not None:
                task.hasty = True  # its interval is a sleep, which may be over early
            original(self)

        return run

    def _notify(self, original: Callable[..., None]) -> Callable[..., None]:
        machine = self._machine

        def notify(self: Any, n: int = 1) -> None:
            task = machine.current
            if task is not None:
                machine.notify(task, self, waiters=len(self._waiters))
            original(self, n)

        return notify


def machine_main(machine: Machine) -> object:
    """The thread object of the main task."""
    return machine.tasks[0].thread if machine.tasks else None


def task_of(machine: Machine, thread: Any) -> Task | None:
    """The task of a started thread of this execution."""
    number = (thread._ident or 0) - _FIRST_IDENT  # noqa: SLF001
    if 0 <= number < len(machine.tasks):
        task = machine.tasks[number]
        if task.thread is thread or number == 0:
            return task
    return None


def end_is_visible(machine: Machine) -> bool:
    """Whether ends of threads are switch points."""
    return machine.everything or END_SITE in machine.visible


def look_quietly(machine: Machine, current: Task, task: Task) -> None:
    """See a thread's end, or that it has not come, without a switch point."""
    index, clock, cell = current.index, current.clock, task.end_cell
    for mark in cell.unordered(READ, index, clock):
        machine.race(mark, -1, clock, (END_SITE, READ))
    current.reads.append((cell, cell.version))
    cell.mark(READ, index, (clock[index] + 1, -1, END_SITE, READ))


def alive(machine: Machine, task: Task) -> bool:
    """Whether a thread has not ended; an access to its end."""
    current = machine.current
    if current is not None:
        if end_is_visible(machine):
            machine.step(Alive(task))
        else:
            look_quietly(machine, current, task)
    return not task.done


def _repr(thread: Any) -> str:
    status = "started" if thread._started.is_set() else "initial"  # noqa: SLF001
    if thread._daemonic:  # noqa: SLF001
        status += " daemon"
    return f"<{type(thread).__name__}({thread._name}, {status})>"  # noqa: SLF001
