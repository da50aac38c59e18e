"""Asking the schedule engine, inside the guest."""

from __future__ import annotations

import dataclasses
from typing import Any

from grader import explore as engine
from grader.explore import values

_MOST_MOMENTS = 300
_MOST_NAMES = 20


def preload() -> None:
    """Have the engine do its work once, so that forked guests find its standard library made."""
    for name in ("explain", "freeze", "pinpoint", "to_plain"):
        getattr(engine, name)  # imported when first used, which must not be in a guest
    nothing = engine.Module("drivers", "def nothing():\n    pass\n", "drivers.py")
    engine.survey(engine.Program((nothing,), "drivers.nothing"), engine.Budget())


def explore(question: dict[str, Any]) -> dict[str, Any]:
    """Run a driver in every interleaving and return its distinct outcomes, but for the first few.

    An answer holds only so many; an exploration repeated finds the same ones in the same order.
    """
    result = engine.survey(_program(question), _budget(question))
    rest = dataclasses.replace(result, outcomes=result.outcomes[question["skip"] :])
    return {"status": "explored", "exploration": engine.to_plain(rest)}


def explain(question: dict[str, Any]) -> dict[str, Any]:
    """Return the shortest schedule with the outcome of this number, step by step."""
    program, budget = _program(question), _budget(question)
    outcome = engine.pinpoint(program, budget, question["outcome"])
    if outcome is None:
        return {"status": "not found"}
    result = engine.explain(program, outcome.token, budget=budget)
    return {"status": "explained", "explanation": engine.to_plain(result)}


def freeze(question: dict[str, Any]) -> dict[str, Any]:
    """Freeze one thread at each moment of its life inside the submission, and see who finishes."""
    moments = engine.freeze(
        _program(question),
        _budget(question),
        thread=question["thread"],
        modules=frozenset({"submission"}),
    )
    return {
        "status": "frozen",
        "moments": [
            {"line": moment.place.line, "finished": list(moment.finished_names)[:_MOST_NAMES]}
            for moment in moments[:_MOST_MOMENTS]
        ],
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


def _budget(question: dict[str, Any]) -> engine.Budget:
    return engine.Budget(seconds=question["seconds"])
