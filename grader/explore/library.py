"""`explore` and `replay`: the engine for a file of one's own.

A module with a function `scenario()` that starts threads and raises, or
returns a value, is explored in a fresh process. A schedule *fails* when it
does not simply return.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from grader.explore.child import ChildDied, ChildTimedOut, call
from grader.explore.explanation import explain
from grader.explore.exploration import run
from grader.explore.model import (
    Budget,
    Ending,
    Explanation,
    Exploration,
    Failure,
    Limit,
    Module,
    Outcome,
    Program,
)

_SEARCH_SHARE = 0.55
_EXPLAIN_SHARE = 0.25
_MODULE = "program"


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What `explore` found out about a module."""

    verdict: str
    """`ok`, or the ending of the failing outcome."""
    exploration: Exploration
    failure: Explanation | None
    """The failing schedule, minimised; None when nothing failed or nobody could look."""

    @property
    def ok(self) -> bool:
        """No schedule failed."""
        return self.verdict == "ok"

    @property
    def outcomes(self) -> tuple[Outcome, ...]:
        """Distinct outcomes, each with a schedule."""
        return self.exploration.outcomes

    @property
    def token(self) -> str:
        """Of the minimised failing schedule; empty when there is none."""
        return self.failure.token if self.failure else ""

    @property
    def schedules_to_failure(self) -> int:
        """Number of the first execution that failed; 0 when none did."""
        return min((o.first_schedule for o in failing(self.exploration)), default=0)


def failing(exploration: Exploration) -> list[Outcome]:
    """Outcomes that are failures whatever was expected, the simplest schedule first."""
    return sorted(
        (o for o in exploration.outcomes if o.ending is not Ending.RETURNED),
        key=lambda outcome: (outcome.preemptions, outcome.first_schedule),
    )


def load(path_or_source: str | Path, scenario: str) -> Program:
    """The program of a file, or of a text that is longer than a line."""
    if isinstance(path_or_source, Path) or "\n" not in path_or_source:
        path = Path(path_or_source)
        module = Module(_MODULE, path.read_text(encoding="utf-8"), str(path))
    else:
        module = Module(_MODULE, path_or_source, "<program>")
    return Program((module,), f"{_MODULE}.{scenario}")


def explore(
    path_or_source: str | Path, scenario: str = "scenario", *, seconds: float = 5.0, seed: int = 0
) -> Report:
    """Explore a module in a fresh process.

    Args:
        path_or_source: A file, or the text of a module.
        scenario: The function to call in every execution.
        seconds: About how much processor time it may take.
        seed: For the strategies that draw lots.
    """
    program = load(path_or_source, scenario)
    budget = Budget(seconds=seconds)
    try:
        return call(_explore, program, budget, seed, seconds=seconds)  # type: ignore[no-any-return]
    except ChildTimedOut:
        return _silent(Ending.TIMED_OUT, seconds)
    except ChildDied as death:
        return _silent(Ending.CRASHED, seconds, _failure("ProcessExit", str(death), 0))


def _explore(program: Program, budget: Budget, seed: int) -> Report:
    searching = Budget(
        budget.schedules,
        budget.seconds * _SEARCH_SHARE,
        budget.steps_per_schedule,
        budget.threads,
    )
    try:
        exploration = run(program, searching, seed=seed)
    except SyntaxError as error:
        return _silent(
            Ending.RAISED, 0.0, _failure("SyntaxError", str(error.msg), error.lineno or 0)
        )
    failures = failing(exploration)
    if not failures:
        return Report(verdict="ok", exploration=exploration, failure=None)
    explaining = Budget(
        budget.schedules,
        budget.seconds * _EXPLAIN_SHARE,
        budget.steps_per_schedule,
        budget.threads,
    )
    failure = explain(program, failures[0].token, budget=explaining, seed=seed)
    ending = failures[0].ending
    # One that does not come again shows another schedule than the one that failed.
    shown = failure if failure.ending is ending else None
    return Report(verdict=ending.value, exploration=exploration, failure=shown)


def _failure(type_name: str, message: str, line: int) -> Failure:
    return Failure(type_name=type_name, message=message, line=line, thread="main")


def _silent(ending: Ending, seconds: float, error: Failure | None = None) -> Report:
    """What is known of a process that did not answer."""
    outcome = Outcome(ending=ending, value=None, error=error, token="", count=1, first_schedule=1)
    exploration = Exploration(
        outcomes=(outcome,), schedules=1, exhausted=False, bound="", limit=Limit.SECONDS,
        seconds=seconds, threads=0, virtual_seconds=0.0, least_virtual_seconds=0.0, races=(),
        spinning=(), redundant=0,
    )  # fmt: skip
    return Report(verdict=ending.value, exploration=exploration, failure=None)


def replay(
    path_or_source: str | Path, token: str, scenario: str = "scenario", *, seed: int = 0
) -> Explanation:
    """The schedule that a token tells of, as a trace; nothing is minimised.

    Raises:
        TokenError: The token does not fit the module.
    """
    program = load(path_or_source, scenario)
    budget = Budget()
    return call(  # type: ignore[no-any-return]
        explain, program, token, seconds=budget.seconds, budget=budget, seed=seed, minimal=False
    )
