"""What the sources of an exercise's checks give reason to doubt; heuristics, each with its line.

A driver runs beside the student's code, so an expected value in it is one that a submission can
read. A check of an explored exercise decides over all schedules, so a clock, dice or a repeat count
in it means that it hopes instead. In an explored driver time is virtual and may be read; in one
that is called it is the machine's.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator

from grader.catalogue import suite_files
from grader.model import Exercise, Suite
from grader.verification.matrix import Problem

MOST_REPEATS = 50
_DRIVERS = "drivers.py"
_EXPECTATION = re.compile(r"(^|_)(expect(ed|ation)?|wanted|correct|solution)($|_)", re.IGNORECASE)
_CLOCKS = frozenset({"time", "datetime", "timeit"})
_DICE = frozenset({"random", "secrets"})
_QUESTIONS = frozenset({"call", "explore"})
_Loop = ast.For | ast.While | ast.ListComp | ast.SetComp | ast.DictComp | ast.GeneratorExp
_Doubt = tuple[ast.AST, str]
"""What is doubted, and why."""


def suspicions(exercise: Exercise) -> tuple[Problem, ...]:
    """Return what looks wrong in the sources of the hidden checks and drivers."""
    trees = {
        name: ast.parse(text, name) for name, text in suite_files(exercise, Suite.HIDDEN).items()
    }
    drivers = trees[_DRIVERS]
    checks = {name: tree for name, tree in trees.items() if name.startswith("test_")}
    found = _located(_DRIVERS, _judgements(drivers))
    if exercise.kind == "explored":
        found += _located(_DRIVERS, _repeats(drivers, "driver"), _dice(drivers, "driver"))
        found += _located(_DRIVERS, _real_clocks(drivers, checks.values()))
        for name, tree in checks.items():
            found += _located(name, _imported_clocks(tree), _dice(tree, "check"))
            found += _located(name, _repeats(tree, "check"), _repeated_questions(tree))
    return tuple(found)


def _located(file: str, *doubts: Iterator[_Doubt]) -> list[Problem]:
    return [
        Problem(where=f"hidden/{file}:{getattr(node, 'lineno', 0)}", text=why)
        for some in doubts
        for node, why in some
    ]


def _judgements(drivers: ast.Module) -> Iterator[_Doubt]:
    """Return where a driver knows what is right, which is for the check alone to know."""
    for node in ast.walk(drivers):
        match node:
            case ast.Assert():
                yield node, "a driver judges (assert); let the check do that"
            case ast.Raise(
                exc=ast.Name(id="AssertionError") | ast.Call(func=ast.Name(id="AssertionError"))
            ):
                yield node, "a driver judges (AssertionError); let the check do that"
            case ast.Return(value=ast.Compare() as judged) if _with_literal(judged):
                yield node, "a driver judges (returns a comparison); return what happened instead"
            case ast.Name(id=name) | ast.arg(arg=name) | ast.FunctionDef(name=name) if (
                _EXPECTATION.search(name)
            ):
                yield node, f"a driver seems to hold what is right ({name})"
            case _:
                pass


def _with_literal(judged: ast.Compare) -> bool:
    """Whether something is compared with a value that stands in the source, `None` aside."""
    equal = any(isinstance(operator, ast.Eq | ast.NotEq) for operator in judged.ops)
    return equal and any(
        isinstance(side, ast.List | ast.Tuple | ast.Dict | ast.Set)
        or (isinstance(side, ast.Constant) and side.value is not None)
        for side in (judged.left, *judged.comparators)
    )


def _imported_clocks(checks: ast.Module) -> Iterator[_Doubt]:
    for node, module, _ in _imports(checks):
        if module in _CLOCKS:
            yield node, f"an explored check imports {module}: no verdict may rest on a clock"


def _dice(tree: ast.Module, what: str) -> Iterator[_Doubt]:
    """Return what is decided by dice; a generator with a seed of its own is none."""
    for node, module, _ in _imports(tree):
        seeded = module == "random" and _only_seeded(tree, node)
        if module in _DICE and not seeded:
            yield node, f"an explored {what} rolls dice ({module}): runs may differ"


def _only_seeded(tree: ast.Module, node: ast.AST) -> bool:
    if isinstance(node, ast.ImportFrom):
        return all(alias.name == "Random" for alias in node.names)
    used = [
        part.attr
        for part in ast.walk(tree)
        if isinstance(part, ast.Attribute) and isinstance(part.value, ast.Name)
        if part.value.id == "random"
    ]
    return set(used) <= {"Random"}


def _repeats(tree: ast.Module, what: str) -> Iterator[_Doubt]:
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=ast.Name(id="range"), args=[*_, ast.Constant(value=int(count))]):
                if count > MOST_REPEATS:
                    yield node, f"an explored {what} repeats {count} times"
            case _:
                pass


def _repeated_questions(checks: ast.Module) -> Iterator[_Doubt]:
    """Return loops that ask the same question in every round."""
    for loop in ast.walk(checks):
        if isinstance(loop, _Loop) and any(map(_is_question, ast.walk(loop))) and _idle(loop):
            yield loop, "an explored check asks the same question again and again"


def _is_question(node: ast.AST) -> bool:
    match node:
        case ast.Call(func=ast.Name(id=name) | ast.Attribute(value=ast.Name(id=name))):
            return name in _QUESTIONS
        case _:
            return False


def _idle(loop: _Loop) -> bool:
    """Whether nothing in a loop depends on which round it is."""
    targets: list[ast.expr] = []
    if isinstance(loop, ast.For):
        targets = [loop.target]
    elif not isinstance(loop, ast.While):
        targets = [generator.target for generator in loop.generators]
    named = {name.id for target in targets for name in _names(target)}
    used = {name.id for name in _names(loop) if isinstance(name.ctx, ast.Load)}
    return not named & used


def _real_clocks(drivers: ast.Module, checks: Iterable[ast.Module]) -> Iterator[_Doubt]:
    """Return where a driver that is called reads a clock, for there time is not virtual."""
    functions = {node.name: node for node in drivers.body if isinstance(node, ast.FunctionDef)}
    waiting = [name for tree in checks for name in _called(tree)]
    seen: set[str] = set()
    while waiting:
        name = waiting.pop()
        if name in functions and name not in seen:
            seen.add(name)
            waiting += [used.id for used in _names(functions[name])]
            for read in _clock_reads(functions[name], drivers):
                yield read, f"{name} is called, so its clock is the machine's: explore it"


def _clock_reads(function: ast.FunctionDef, drivers: ast.Module) -> Iterator[ast.AST]:
    """Return where a function uses anything of a clock's module but `sleep`."""
    modules: set[str] = set()
    functions: set[str] = set()
    for imported, module, names in _imports(drivers):
        if module in _CLOCKS:
            bound = modules if isinstance(imported, ast.Import) else functions
            bound.update(names - {"sleep"})
    for node in ast.walk(function):
        match node:
            case ast.Attribute(value=ast.Name(id=name), attr=used) if name in modules:
                if used != "sleep":
                    yield node
            case ast.Name(id=name) if name in functions:
                yield node
            case _:
                pass


def _called(checks: ast.Module) -> Iterator[str]:
    for node in ast.walk(checks):
        match node:
            case ast.Call(func=ast.Name(id="call"), args=[ast.Constant(value=str(driver)), *_]):
                yield driver
            case _:
                pass


def _imports(tree: ast.Module) -> Iterator[tuple[ast.stmt, str, frozenset[str]]]:
    """Return the imports of a file: each with its module and the names that it binds."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield node, alias.name, frozenset({alias.asname or alias.name.partition(".")[0]})
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node, node.module, frozenset(alias.asname or alias.name for alias in node.names)


def _names(node: ast.AST) -> Iterator[ast.Name]:
    return (part for part in ast.walk(node) if isinstance(part, ast.Name))
