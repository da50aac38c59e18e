"""Watches a replay and writes down what a person needs to see of it."""

from __future__ import annotations

import linecache
import sys
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from grader.explore.cells import READ
from grader.explore.endings import waiting_on
from grader.explore.hooks import Scope
from grader.explore.model import Row
from grader.explore.names import Names, show
from grader.explore.operations import Access, Acquire, Join, Operation, Release, Sleep, TryAcquire
from grader.explore.primitives import Lock, WaiterLock
from grader.explore.tokens import Count, Give, Take, TryTake
from grader.explore.versions import is_function_frame, local_variables

if TYPE_CHECKING:
    from types import FrameType

    from grader.explore.cells import Cell
    from grader.explore.laboratory import Laboratory
    from grader.explore.ledger import Ledger
    from grader.explore.machine import Machine
    from grader.explore.task import Task

MISSING = object()


class Tracer:
    """The observer that makes rows; every row also knows its event and its cell."""

    def __init__(self, laboratory: Laboratory) -> None:
        self._laboratory = laboratory
        self._filenames = laboratory.filenames
        self._modules = {m.filename: m for m in laboratory.program.modules}
        self.names = Names(laboratory.filenames)
        self.rows: list[Row] = []
        self.cells: list[Cell | None] = []
        """What each row touches."""
        self.tasks: list[int] = []
        self.sites: list[int] = []
        self.events: list[int] = []
        self._unfinished: list[tuple[int, Any, Any]] = []
        self._waiting: set[int] = set()
        """Tasks whose last row says that they wait for a lock."""
        self.taken_at: dict[int, int] = {}
        """Line at which each lock that is held was taken, by its id."""

    # -- the observer's side -----------------------------------------------------------------

    def arrived(self, machine: Machine, task: Task) -> None:
        """Values written since can be read now; a lock that somebody else has will keep it waiting."""
        self.settle()
        self._wait_for_lock(machine, task)

    def performed(self, machine: Machine, task: Task, operation: Operation) -> None:
        """Make a row of what is worth one."""
        self.settle()
        if isinstance(operation, Access):
            self._access(machine, task, operation)
        elif isinstance(operation, Acquire | TryAcquire):
            self._acquire(machine, task, operation)
        elif isinstance(operation, Release):
            lock = operation.lock
            if not isinstance(lock, WaiterLock):
                word = "wait" if _in_wait() else "release"
                self._row(machine, task, word, self._lock_name(machine, lock), "", lock.cell)
        elif isinstance(operation, Take | TryTake | Give | Count):
            tokens = operation.tokens
            name = self.names.of(machine, tokens.owner)
            self._row(machine, task, _token_word(operation), name, "", tokens.takes)
        elif isinstance(operation, Sleep):
            self._row(machine, task, "wake", "", "", None)
        elif isinstance(operation, Join):
            self._row(machine, task, "joined", operation.task.name, "", None)

    def notified(self, machine: Ledger, task: Task, condition: object, waiters: int) -> None:
        """A row for a notify, which says how many there were to hear it."""
        heard = "nobody waits" if waiters == 0 else f"{waiters} waiting"
        cell = getattr(getattr(condition, "_lock", None), "cell", None)
        self._row(machine, task, "notify", self.names.of(machine, condition), heard, cell)

    def stuck(self, machine: Machine) -> None:
        """The execution is over: a row for each thread that was overtaken on its way to a lock."""
        for task in machine.live:
            if task.index not in self._waiting:
                self._wait_for_lock(machine, task)

    def _wait_for_lock(self, machine: Machine, task: Task) -> None:
        wanted = task.pending
        if not isinstance(wanted, Acquire | TryAcquire) or wanted.ready(machine):
            return
        if not isinstance(wanted.lock, WaiterLock):
            name = self._lock_name(machine, wanted.lock)
            self._waiting.add(task.index)
            self._row(machine, task, "block", name, "", wanted.lock.cell)

    def settle(self) -> None:
        """Fill in the values of writes that have happened by now."""
        for number, owner, field in self._unfinished:
            value = self._value(owner, field)
            if value is not MISSING:
                self.rows[number] = replace(self.rows[number], value=show(value))
        self._unfinished.clear()

    # -- rows --------------------------------------------------------------------------------

    def _access(self, machine: Machine, task: Task, operation: Access) -> None:
        cell, mode = operation.cells[0]
        site = self._laboratory.sites.all[operation.site] if operation.site > 0 else None
        owner, field = cell.owner, cell.field
        target = self._target(machine, owner, field, site.text if site else "")
        reads = mode == READ
        value = self._value(owner, field) if reads else MISSING
        self._row(
            machine, task, "read" if reads else "write", target,
            "" if value is MISSING else show(value), cell, operation.site,
        )  # fmt: skip
        if not reads:
            self._unfinished.append((len(self.rows) - 1, owner, field))

    def _value(self, owner: object, field: Any) -> object:
        if not isinstance(owner, Scope):
            return value_of(owner, field)
        machine = self._laboratory.machine
        for task in machine.tasks:
            frame: FrameType | None = task.greenlet.gr_frame
            if task is machine.current:
                frame = sys._getframe(1)  # noqa: SLF001
            while frame is not None:
                if frame.f_code.co_filename in self._filenames and is_function_frame(frame):
                    names = local_variables(frame)
                    if field in names and any(v is owner for k, v in names.items() if k[:1] == "."):
                        return names[field]
                frame = frame.f_back
        return MISSING

    def _target(self, machine: Machine, owner: object, field: Any, text: str) -> str:
        if type(field) is str and field not in {"*", "next"}:
            if isinstance(owner, Scope | dict):
                return field
            name = self.names.of(machine, owner)
            return f"{name}.{field}" if name and name != "self" else text or field
        name = self.names.of(machine, owner)
        if type(field) is tuple:
            return f"{name}[{field[1]!r}]" if name else text
        return name or text

    def _acquire(self, machine: Machine, task: Task, operation: Acquire | TryAcquire) -> None:
        lock = operation.lock
        taken = lock.holder is task
        self._waiting.discard(task.index)
        name = self._lock_name(machine, lock)
        if isinstance(lock, WaiterLock):
            word = "woken" if taken else "timed out"
            self._row(machine, task, word, self._waited(machine, task), "", lock.cell)
            return
        word = "acquire" if taken else "refused"
        row = self._row(machine, task, word, name, "", lock.cell)
        if taken:
            self.taken_at[id(lock)] = row.line

    def _lock_name(self, machine: Machine, lock: Lock) -> str:
        return self.names.of(machine, lock)

    def _waited(self, machine: Machine, task: Task) -> str:
        _, owner = waiting_on(task)
        return self.names.of(machine, owner) if owner is not None else ""

    def _row(  # noqa: PLR0913, PLR0917  (the fields of a row)
        self, machine: Ledger, task: Task, operation: str, target: str, value: str,
        cell: Cell | None, site: int = 0,
    ) -> Row:  # fmt: skip
        filename, line = self.place(task)
        row = Row(
            thread=task.name, filename=filename, line=line, source=self.source(filename, line),
            operation=operation, target=target, value=value, virtual_s=round(machine.now, 6),
            where=self.where(filename, line),
        )  # fmt: skip
        self.rows.append(row)
        self.cells.append(cell)
        self.tasks.append(task.index)
        self.sites.append(site)
        self.events.append(len(machine.events) - 1)
        return row

    # -- places ------------------------------------------------------------------------------

    def place(self, task: Task) -> tuple[str, int]:
        """(file, line) of the program at which a task is."""
        machine = self._laboratory.machine
        frame: FrameType | None
        frame = sys._getframe(1) if task is machine.current else task.greenlet.gr_frame  # noqa: SLF001
        while frame is not None:
            if frame.f_code.co_filename in self._filenames:
                return frame.f_code.co_filename, frame.f_lineno
            frame = frame.f_back
        return "", 0

    def where(self, filename: str, line: int) -> str:
        """How a sentence names a line; one of a scenario in a module of its own with its file."""
        program = self._laboratory.program
        entry = program.entry.rpartition(".")[0]
        module = self._modules.get(filename)
        apart = len(program.modules) > 1 and module is not None and module.name == entry
        return f"line {line} of {filename}" if apart else f"line {line}"

    def source(self, filename: str, line: int) -> str:
        """The text of a line."""
        module = self._modules.get(filename)
        if module is None:
            return linecache.getline(filename, line).strip()
        lines = module.source.splitlines()
        return lines[line - 1].strip() if 0 < line <= len(lines) else ""

    def locate(self, machine: Machine, task: Task) -> tuple[int, int]:
        """(number of the module, line) at which a task is, for tokens."""
        filename, line = self.place(task)
        if not line:
            return 0, 0
        return list(self._modules).index(filename), line


def _token_word(operation: Take | TryTake | Give | Count) -> str:
    """What happens to a semaphore or to a queue."""
    take, give, fail = operation.tokens.words
    if isinstance(operation, Count):
        return "count"
    if isinstance(operation, Give):
        return give
    return fail if operation.taken is None else take


def _in_wait() -> bool:
    """Whether a lock is being released by `Condition.wait`."""
    frame: FrameType | None = sys._getframe(2)  # noqa: SLF001
    while frame is not None and frame.f_globals.get("__name__", "").startswith("grader.explore"):
        frame = frame.f_back
    if frame is not None and frame.f_code.co_name == "_release_save":
        return True
    return frame is not None and frame.f_code.co_name == "wait" and "waiter" in frame.f_locals


def value_of(owner: object, field: Any) -> object:
    """The present value of a field, without running the program's code; `MISSING` if not known."""
    if field == "*":
        return owner
    if type(field) is tuple:
        return _element(owner, field[1])
    if type(owner) is dict:
        return owner.get(field, MISSING)
    try:
        attributes = object.__getattribute__(owner, "__dict__")
    except AttributeError:
        attributes = None
    if attributes is not None and field in attributes:
        return attributes[field]
    try:
        slot = type(owner).__dict__[field]
        return slot.__get__(owner) if type(slot).__name__ == "member_descriptor" else MISSING
    except (AttributeError, KeyError):
        return MISSING


def _element(owner: object, key: Any) -> object:
    try:
        if isinstance(owner, dict):
            return dict.get(owner, key, MISSING)  # not by subscript: a `defaultdict` would grow
        if isinstance(owner, list):
            return list.__getitem__(owner, key)
    except (KeyError, IndexError):
        pass
    return MISSING
