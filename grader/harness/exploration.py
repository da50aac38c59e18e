"""Asking the schedule engine, inside the guest."""

from __future__ import annotations

import dataclasses
from typing import Any

from grader import explore as engine
from grader.explore import values

_MOST_MOMENTS = 300
_MOST_NAMES = 20
_MOST_WRITTEN = 20


def preload() -> None:
    """Have the engine do its work once, so that forked guests find its standard library made."""
    for name in ("explain", "freeze", "lock_free", "pinpoint", "to_plain"):
        getattr(engine, name)  # imported when first used, which must not be in a guest
    nothing = engine.Module("drivers", "def nothing():\n    pass\n", "drivers.py")
    engine.survey(engine.Program((nothing,), "drivers.nothing"), engine.Budget())


def explore(question: dict[str, Any]) -> dict[str, Any]:
    """Run a driver in every interleaving and return its distinct outcomes, but for the first few.

    An answer holds only so many; an exploration repeated finds the same ones in the same order.
    """
    result = engine.survey(_program(question), _budget(question), _manner(question))
    rest = dataclasses.replace(result, outcomes=result.outcomes[question["skip"] :])
    return {"status": "explored", "exploration": engine.to_plain(rest)}


def explain(question: dict[str, Any]) -> dict[str, Any]:
    """Return the shortest schedule with the outcome of this number, step by step."""
    program, budget = _program(question), _budget(question)
    outcome = engine.pinpoint(program, budget, question["outcome"], _manner(question))
    if outcome is None:
        return {"status": "not found"}
    result = engine.explain(program, outcome.token, budget=budget)
    return {"status": "explained", "explanation": engine.to_plain(result)}


def freeze(question: dict[str, Any]) -> dict[str, Any]:
    """Freeze one thread at each moment of its life inside the submission, and see who finishes."""
    found = engine.freeze(
        _program(question),
        _budget(question),
        thread=question["thread"],
        modules=frozenset({"submission"}),
    )
    return {
        "status": "frozen",
        "existed": found.existed,
        "moments": [
            {
                "line": moment.place.line,
                "finished": list(moment.finished_names)[:_MOST_NAMES],
                "written": values.encode(list(moment.written[-_MOST_WRITTEN:])),
            }
            for moment in found.moments[:_MOST_MOMENTS]
        ],
    }


def lock_free(question: dict[str, Any]) -> dict[str, Any]:
    """Freeze each thread in turn at each moment inside the submission, and see if others finish."""
    answer = engine.lock_free(
        _program(question), _budget(question), modules=frozenset({"submission"})
    )
    moment = answer.counterexample
    return {
        "status": "lock free",
        "holds": answer.holds,
        "thread": "" if moment is None else moment.name,
        "line": 0 if moment is None else moment.place.line,
    }


def _program(question: dict[str, Any]) -> engine.Program:
    file = question["file"]
    return engine.Program(
        modules=tuple(
            engine.Module(name, text, file if name == "submission" else f"{name}.py")
            for name, text in question["modules"].items()
        ),
        entry=f"drivers.{question['driver']}",
        arguments=tuple(values.decode(argument) for argument in question["arguments"]),
    )


def _manner(question: dict[str, Any]) -> engine.Manner:
    return engine.Manner(early_wakeups=0) if question["on_time"] else engine.Manner()


def _budget(question: dict[str, Any]) -> engine.Budget:
    return engine.Budget(seconds=question["seconds"])
