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
    nothing = engine.Module("drivers", "def nothing():\n    pass\n", "drivers.py")
    engine.run(engine.Program((nothing,), "drivers.nothing"), engine.Budget())


def explore(question: dict[str, Any]) -> dict[str, Any]:
    """Run a driver in every interleaving and return its distinct outcomes, but for the first few.

    An answer holds only so many; an exploration repeated finds the same ones in the same order.
    """
    result = engine.run(_program(question), _budget(question))
    rest = dataclasses.replace(result, outcomes=result.outcomes[question["skip"] :])
    return {"status": "explored", "exploration": engine.to_plain(rest)}


def explain(question: dict[str, Any]) -> dict[str, Any]:
    """Return the shortest schedule with the outcome that a token stands for, step by step."""
    result = engine.explain(_program(question), question["token"], budget=_budget(question))
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
