"""Runs a worker in a process group of its own and ends all of it at a hard limit.

The baselines hang on some programs, so the limit is kept from outside and a missing answer is
a value (`hung`, `crashed`) and not an exception.
"""

import json
import os
import signal
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from .contenders import ROOT

GRACE_S = 6.0
"""Above the budget: start of the interpreter, and the last schedule, which nobody may interrupt."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What one contender said about one program."""

    verdict: str
    """As the worker says it, or `hung` or `crashed`."""
    schedules: int = 0
    seconds: float = 0.0
    search_seconds: float | None = None
    """Without the start of a process, where the worker can tell."""
    exhausted: bool = False
    schedules_to_failure: int | None = None
    preemptions: int | None = None
    detail: str = ""

    @property
    def found(self) -> bool:
        """Whether it reports a fault of the program, whatever the kind."""
        return self.verdict not in NOT_FOUND


NOT_FOUND = frozenset({"ok", "returned", "hung", "crashed", "no verdict", "not expressible"})


def run(command: list[str], *, budget_s: float) -> Outcome:
    """Run the worker to its end or to the hard limit, and say how it ended."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "FRONTRUN_ACTIVE": "1"}
    with subprocess.Popen(
        command,
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    ) as process:
        try:
            output, errors = process.communicate(timeout=budget_s + GRACE_S)
        except subprocess.TimeoutExpired:
            return Outcome(verdict="hung", seconds=budget_s + GRACE_S)
        finally:
            end_group(process.pid)
    return decode(output, errors)


def end_group(group: int) -> None:
    try:
        os.killpg(group, signal.SIGKILL)
    except ProcessLookupError:
        return


def decode(output: str, errors: str) -> Outcome:
    """The last line of the worker's output, or `crashed` if that is no report."""
    lines = output.strip().splitlines()
    try:
        report: Mapping[str, Any] = json.loads(lines[-1])
        return Outcome(**report)
    except (IndexError, ValueError, TypeError):
        last = errors.strip().splitlines()[-1:] or ["no message"]
        return Outcome(verdict="crashed", detail=last[0][:200])
