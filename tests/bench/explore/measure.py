"""Puts every program before every contender, one after the other, and keeps the answers."""

import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.explore.bank.index import BankProgram

from .contenders import ENGINE, HERE, Contender
from .guarded import Outcome, run

SPEED = ("counter", "buffer")
EXHAUST = ("locked_counter", "philosophers", "buffer")
ENGINE_RANDOM = "engine random"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """How much is measured."""

    seconds: float
    sample: int
    """The baselines see every n-th program; the engine sees all of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """All answers of one run of the benchmark."""

    programs: tuple[BankProgram, ...]
    sample: tuple[BankProgram, ...]
    answers: Mapping[tuple[str, Path], Outcome]
    """By name of contender and path of program."""
    speed: Mapping[tuple[str, str], Outcome]
    """By name of contender and name of program."""
    exhaust: Mapping[str, Outcome]
    """The engine on the three programs whose number of executions has a goal."""
    refused: Mapping[str, str]
    """Contenders that could not be measured, with the reason."""


def measure(
    programs: Sequence[BankProgram],
    contenders: Mapping[Contender, Path],
    *,
    settings: Settings,
    refused: Mapping[str, str],
) -> Measured:
    """Measure all contenders, each under its interpreter."""
    sample = tuple(programs[:: settings.sample])
    answers: dict[tuple[str, Path], Outcome] = {}
    for contender, python in contenders.items():
        shown = programs if contender.name == ENGINE else sample
        for number, program in enumerate(shown, start=1):
            command = contender.command(python, program.path, settings.seconds)
            outcome = run(command, budget_s=settings.seconds)
            answers[contender.name, program.path] = outcome
            note = f"{contender.name} {number}/{len(shown)} {program.path.stem}: {outcome.verdict}"
            print(note, file=sys.stderr, flush=True)
    return Measured(
        programs=tuple(programs),
        sample=sample,
        answers=answers,
        speed=speeds(contenders, seconds=settings.seconds),
        exhaust=exhaustions(contenders, seconds=settings.seconds),
        refused=refused,
    )


def speeds(
    contenders: Mapping[Contender, Path], *, seconds: float
) -> dict[tuple[str, str], Outcome]:
    """Schedules in the time given, on programs in which nothing fails.

    The engine's default would be through the space in a blink, so its random walk is timed.
    """
    measured = {}
    for contender, python in contenders.items():
        if contender.name == "stress":
            continue
        timed = contender
        if contender.name == ENGINE:
            timed = Contender(
                name=ENGINE_RANDOM, worker=contender.worker, mode="random", needs=contender.needs
            )
        for name in SPEED:
            command = timed.command(python, HERE / "programs" / f"{name}.py", seconds)
            measured[timed.name, name] = run(command, budget_s=seconds)
    return measured


def exhaustions(contenders: Mapping[Contender, Path], *, seconds: float) -> dict[str, Outcome]:
    for contender, python in contenders.items():
        if contender.name == ENGINE:
            return {
                name: run(
                    contender.command(python, HERE / "programs" / f"{name}.py", seconds),
                    budget_s=seconds,
                )
                for name in EXHAUST
            }
    return {}
