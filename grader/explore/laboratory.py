"""A compiled program and all that is needed to execute it again and again.

One `Laboratory` serves one program: it compiles and rewrites the modules
once, makes the virtual library, and then `execute`s schedule after schedule,
each from the beginning. It knows nothing of how schedules are chosen.
"""

from __future__ import annotations

import ast
import gc
import io
import sys
import time
import types
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from greenlet import GreenletExit

from grader.explore.cells import Clock
from grader.explore.endings import judge
from grader.explore.facts import Facts
from grader.explore.ledger import Event, Observer, Strategy
from grader.explore.machine import Machine
from grader.explore.model import Budget, Ending, Failure, Program
from grader.explore.operations import Join, is_decision
from grader.explore.rewriter import bind, rewrite
from grader.explore.stdlib import shared_library
from grader.explore.task import Task
from grader.explore.values import dumps, encode

_BETWEEN_COLLECTIONS = 500
_EVERYTHING_FACTOR = 5
_LONG_SECONDS = 1.0
_MANY_STEPS = 500
_DAEMON_STEPS = 100
_MAX_MESSAGE = 500


@dataclass(slots=True)
class Execution:
    """How one execution went, and what a strategy may learn from it."""

    stop: str
    """Why it stopped: `returned`, `stuck`, `steps`, `pruned` …"""
    ending: Ending
    value: object
    error: Failure | None
    choices: tuple[int, ...]
    """The task chosen at each step."""
    events: list[Event]
    races: list[tuple[int, int, Clock, int]]
    refined: set[int]
    """Sites that have to be visible before a search can be complete."""
    tasks: list[Task]
    """As they were at the end."""
    decisions: tuple[int, ...]
    """`choices` without those that made no difference, see `is_decision`."""
    names: tuple[str, ...] = ()
    """Of the threads, in the order of their creation."""

    def forget(self) -> None:
        """Let go of the program's objects."""
        self.names = tuple(task.name for task in self.tasks)
        self.events, self.races, self.tasks = [], [], []

    @property
    def endless(self) -> bool:
        """Whether it was cut off because it would not end."""
        return self.stop in {"steps", "ticks", "endless", "cut"}

    @property
    def completed(self) -> bool:
        """Whether it says something about the program."""
        return self.stop not in {"pruned", "deadline"}


class EngineFault(RuntimeError):
    """Something went wrong in the engine itself; never the program's fault."""


class Laboratory:
    """Executes one program, from the beginning, as often as needed."""

    def __init__(self, program: Program, budget: Budget, *, seed: int = 0) -> None:
        self.program = program
        self.budget = budget
        self.seed = seed
        self.library = shared_library()
        self.machine = self.library.machine
        self.hooks = self.library.hooks
        self.sites = self.library.sites
        self.machine.visible.clear()
        self.filenames = {m.filename: m.name for m in program.modules}
        names = frozenset(m.name for m in program.modules)
        self.hooks.module_names = names
        self._codes: list[tuple[str, str, types.CodeType]] = []
        trees = [ast.parse(module.source, module.filename) for module in program.modules]
        self.facts = facts = Facts.of(trees)
        self.hooks.reflects, self.hooks.assigned = facts.reflects, facts.assigned
        self.library.queues.used = facts.plain_queues
        for name in sorted(facts.imports):
            self.library.borrowed.make(name)
        for module, tree in zip(program.modules, trees, strict=True):
            code = rewrite(
                tree, module.name, module.filename, sites=self.sites, program=names, facts=facts
            )
            self._codes.append((module.name, module.filename, bind(code, self.hooks.table)))
        self._modules: dict[str, types.ModuleType] = {}
        self._builtins = self.library.builtins_for(self._modules.get)
        self.executions = 0
        self.deadline = float("inf")
        self.output: Callable[[str], None] | None = None
        """Where the program's prints go; None: the first execution's to the real output."""
        self.hurry_limit = 0

    def execute(
        self,
        strategy: Strategy,
        *,
        observer: Observer | None = None,
        examine: Callable[[Machine], None] | None = None,
        everything: bool = False,
    ) -> Execution:
        """Run the program once, from the beginning.

        Args:
            strategy: Chooses who goes next.
            observer: Watches (slows down).
            examine: Called at the end, while blocked tasks still stand where they are.
            everything: Make every access a switch point.
        """
        if self.executions % _BETWEEN_COLLECTIONS == 0:
            gc.collect()
            if not self.executions:
                gc.freeze()  # what is there now need not be looked through again
        self.executions += 1
        machine = self.machine
        budget = self.budget
        machine.begin(
            strategy=strategy,
            steps=budget.steps_per_schedule * (_EVERYTHING_FACTOR if everything else 1),
            threads=budget.threads,
            deadline=self.deadline,
        )
        machine.observer = observer
        machine.everything = everything
        machine.hurry_limit = self.hurry_limit
        self._modules.clear()
        machine.namespaces.clear()
        self.library.reset(self.seed)
        self.hooks.forget_types()
        run = _Run(self, examine)
        with _Surroundings(self, run.module_names):
            machine.run(run.main, run.finish)
        if machine.crash is not None or run.result is None:
            raise EngineFault("the engine failed during an execution") from machine.crash
        return run.result

    def load_modules(self) -> Callable[..., Any]:
        """Execute all modules afresh and find the entry (called by the main task)."""
        modules = self._modules
        for name, filename, code in self._codes:
            module = types.ModuleType(name)
            namespace = vars(module)
            namespace["__builtins__"] = self._builtins
            namespace["__file__"] = filename
            modules[name] = module
            sys.modules[name] = module
            self.hooks.namespaces[name] = self.machine.namespaces[name] = namespace
            exec(code, namespace)  # noqa: S102  (executing the program is the purpose)
        module_name, _, function = self.program.entry.rpartition(".")
        if module_name not in modules:
            raise ValueError(f"no module {module_name!r} for entry {self.program.entry!r}")
        return getattr(modules[module_name], function)  # type: ignore[no-any-return]


class _Run:
    """The main task of one execution, and what came of it."""

    def __init__(self, laboratory: Laboratory, examine: Callable[[Machine], None] | None) -> None:
        self._laboratory = laboratory
        self._machine = laboratory.machine
        self._examine = examine
        self.module_names = [m.name for m in laboratory.program.modules]
        self._value: object = None
        self._error: BaseException | None = None
        self._now = 0.0
        self._began = time.process_time()
        self.result: Execution | None = None

    def main(self) -> None:
        laboratory, machine = self._laboratory, self._machine
        machine.tasks[0].thread = laboratory.library.main_thread
        try:
            entry = laboratory.load_modules()
            value = entry(*laboratory.program.arguments)
            laboratory.hooks.read_all(value)
            self._value = encode(value)
            machine.returned = True
        except GreenletExit:
            if machine.dead:
                raise
        except BaseException as error:  # noqa: BLE001  (whatever the program raises is a result)
            if machine.dead:
                raise GreenletExit from None
            self._error = error
        self._now = machine.now
        laboratory.library.at_exit()
        self._wait_for_others()

    def _wait_for_others(self) -> None:
        machine = self._machine
        main = machine.tasks[0]
        number = 1
        while number < len(machine.tasks):
            task = machine.tasks[number]
            number += 1
            if not task.daemon and not task.done:
                machine.step(Join(task, None))
        if len(machine.live) > 1:  # daemons may still do what others have seen undone
            machine.step_limit = min(machine.step_limit, len(machine.events) + _DAEMON_STEPS)
            machine.winding_down = True
            main.done = True
            machine.live.remove(main)
            machine.step_without(main)
        machine.stop = "returned"

    def finish(self) -> None:
        """Say how it ended, while blocked tasks still stand where they are."""
        machine = self._machine
        stop = "returned" if machine.winding_down and machine.stop != "crash" else machine.stop
        if machine.winding_down and machine.stop == "pruned":
            stop = "pruned"
        error = self._failure()
        ending = judge(machine, stop, failed=error is not None)
        if self._examine is not None:
            self._examine(machine)
        self.result = Execution(
            stop="endless" if stop == "deadline" and self._is_long() else stop,
            ending=ending,
            value=self._value if machine.returned else None,
            error=error if ending is Ending.RAISED else None,
            choices=tuple(event.task for event in machine.events),
            events=machine.events,
            races=machine.races,
            refined=machine.refined,
            tasks=machine.tasks,
            decisions=tuple(e.task for e in machine.events if is_decision(e.operation)),
        )

    def _is_long(self) -> bool:
        """Whether this execution alone did so much that its length is the program's doing."""
        machine = self._machine
        busy = len(machine.events) > _MANY_STEPS or machine.ticks > 0
        return busy and time.process_time() - self._began > _LONG_SECONDS

    def _failure(self) -> Failure | None:
        filenames = self._laboratory.filenames
        if self._error is not None:
            return describe(self._error, "main", filenames)
        for task in self._machine.tasks:
            if task.failure is not None:
                return describe(task.failure, task.name, filenames)
        return None


def fingerprint(execution: Execution) -> str:
    """Equal for executions that a person would call the same outcome."""
    error, value = execution.error, execution.value
    if error is None and (value is None or type(value) is int):
        return f"{execution.ending.value} {value}"
    told = None if error is None else [error.type_name, error.message, error.line]
    return dumps([execution.ending.value, value, told])


def describe(error: BaseException, thread: str, filenames: dict[str, str]) -> Failure:
    """An exception as a value, without running the program's code."""
    line = 0
    trace = error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename in filenames:
            line = trace.tb_lineno
        trace = trace.tb_next
    if isinstance(error, SyntaxError) and not line:
        line = error.lineno or 0
    return Failure(
        type_name=type.__dict__["__name__"].__get__(type(error))[:100],
        message=_message(error),
        line=line,
        thread=thread,
    )


def _message(error: BaseException) -> str:
    cls = type(error)
    if cls.__module__ == "builtins":
        text = str(error)
    else:
        arguments = BaseException.args.__get__(error)  # type: ignore[attr-defined]
        text = ", ".join(
            a if type(a) is str else repr(a)
            for a in arguments
            if type(a) in {str, int, float, bool, type(None)}
        )
    return text[:_MAX_MESSAGE]


class _Surroundings:
    """What an execution borrows from the interpreter and gives back."""

    def __init__(self, laboratory: Laboratory, module_names: list[str]) -> None:
        self._laboratory = laboratory
        self._names = module_names
        self._modules: dict[str, types.ModuleType | None] = {}

    def __enter__(self) -> None:
        self._modules = {name: sys.modules.get(name) for name in self._names}
        self._stdout = sys.stdout
        self._collects = gc.isenabled()
        self._unraisable = sys.unraisablehook
        sys.unraisablehook = lambda _: None  # finalisers of abandoned tasks complain
        gc.disable()  # finalisers run between executions, not at random moments within
        output = self._laboratory.output
        if output is not None:
            sys.stdout = _Sink(output)
        elif self._laboratory.executions > 1:
            sys.stdout = _Sink(lambda _: None)

    def __exit__(self, *exc_info: object) -> None:
        sys.stdout = self._stdout
        sys.unraisablehook = self._unraisable
        if self._collects:
            gc.enable()
        for name, module in self._modules.items():
            if module is None:
                sys.modules.pop(name, None)
            else:
                sys.modules[name] = module


class _Sink(io.TextIOBase):
    """A text output that hands everything on."""

    def __init__(self, output: Callable[[str], None]) -> None:
        self._output = output

    def writable(self) -> bool:
        return True

    def write(self, text: str) -> int:
        self._output(text)
        return len(text)


def soon(seconds: float) -> float:
    """The processor time of this process, that many seconds from now.

    Not the time on the clock: a machine that is busy with other things must not
    change what is found.
    """
    return time.process_time() + seconds
