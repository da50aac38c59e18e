"""The questions that a job's checks can put to the student's interpreter."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from grader.explore import values
from grader.harness import judging
from grader.harness.interview import Interviewer, Seen
from grader.harness.wire import Fields
from grader.model import Job

MARGIN_S = 1.5
"""What an exploration leaves of a question's time, to report within it."""


@dataclass(frozen=True, slots=True)
class Scenario:
    """What is run in many schedules."""

    driver: str
    arguments: tuple[object, ...]
    """Plain data for it."""
    on_time: bool = False
    """No sleep ends before others have done what they could have done meanwhile."""


class Asking:
    """Puts the questions of one job, each to an interpreter of its own.

    Args:
        job: What the checks belong to.
        interviewer: Asks.
    """

    def __init__(self, job: Job, interviewer: Interviewer) -> None:
        self.job = job
        self.charged_s = 0.0
        """What the student's code has used of its time so far, of the processor or in waiting."""
        self._interviewer = interviewer
        self._uses: list[tuple[str, int]] | None = None

    def load(self) -> None:
        """Import the submission and look for the required names.

        Raises:
            CheckFailed: It cannot be imported, or lacks a name.
            ProtocolError: The answer is malformed.
        """
        wanted = [
            {
                "name": name.name,
                "kind": name.kind.value,
                "methods": list(name.methods),
                "attributes": list(name.attributes),
            }
            for name in self.job.api
        ]
        question = {"ask": "load", "modules": self._modules(drivers=False), "api": wanted}
        judging.judge_load(self._ask(question), self.job)

    def call(self, driver: str, arguments: tuple[object, ...]) -> Fields:
        """Run a driver once, as ordinary Python, and return the answer.

        Raises:
            CheckFailed: It did not come to its end.
            ProtocolError: The answer is malformed.
        """
        seen = self._ask(self._about("call", driver, arguments))
        return judging.returned(seen, self.job, doing="this check")

    def uses(self) -> list[tuple[str, int]]:
        """Return the dotted names of what the submission imports and uses of it, with lines.

        Raises:
            CheckFailed: Reading it did not come to its end.
            ProtocolError: The answer is malformed.
        """
        if self._uses is None:
            answer = judging.answered(
                self._ask({"ask": "uses", "modules": self._modules(drivers=False)}), self.job
            )
            items = [Fields(item, "answer.names") for item in answer.items("names")]
            self._uses = [(item.text("name"), item.integer("line")) for item in items]
        return self._uses

    def explore(self, about: Scenario, *, skip: int = 0) -> Fields:
        """Run a driver in every interleaving and return the answer.

        Args:
            about: What to run.
            skip: How many distinct outcomes to leave out, known from an answer before.

        Raises:
            CheckFailed: The exploration did not come to its end.
            ProtocolError: The answer is malformed.
        """
        question = {**self._in_schedules("explore", about), "skip": skip}
        return judging.returned(self._ask(question), self.job, doing="this check")

    def explain(self, about: Scenario, outcome: int) -> Fields:
        """Return the shortest schedule with the outcome of this number in an exploration.

        Raises:
            CheckFailed: It did not come to its end.
            ProtocolError: The answer is malformed.
        """
        question = {**self._in_schedules("explain", about), "outcome": outcome}
        return judging.returned(self._ask(question), self.job, doing="this check")

    def freeze(self, about: Scenario, thread: str) -> Fields:
        """Freeze a thread at each moment of its life inside the submission; see who finishes.

        Raises:
            CheckFailed: It did not come to its end.
            ProtocolError: The answer is malformed.
        """
        question = {**self._in_schedules("freeze", about), "thread": thread}
        return judging.returned(self._ask(question), self.job, doing="this check")

    def lock_free(self, about: Scenario) -> Fields:
        """Freeze each thread in turn at each moment inside the submission; see if others finish.

        Raises:
            CheckFailed: It did not come to its end.
            ProtocolError: The answer is malformed.
        """
        question = self._in_schedules("lock free", about)
        return judging.returned(self._ask(question), self.job, doing="this check")

    def _in_schedules(self, ask: str, about: Scenario) -> dict[str, Any]:
        question = self._about(ask, about.driver, about.arguments)
        return {**question, "on_time": about.on_time}

    def _about(self, ask: str, driver: str, arguments: tuple[object, ...]) -> dict[str, Any]:
        return {
            "ask": ask,
            "driver": driver,
            "arguments": [values.encode(argument) for argument in arguments],
            "modules": self._modules(drivers=True),
            "seconds": max(self.job.limits.check_s - MARGIN_S, 0.5),
        }

    def _ask(self, question: dict[str, Any]) -> Seen:
        common = {"profile": self.job.profile.value, "file": self.job.file}
        seen = self._interviewer.ask({**question, **common})
        self.charged_s += max(seen.exit.cpu_s, self.job.limits.check_s if seen.timed_out else 0.0)
        return seen

    def _modules(self, *, drivers: bool) -> dict[str, str]:
        """Return what the interpreter executes, in this order: each can import those before it."""
        modules = {}
        if "support.py" in self.job.files:
            modules["support"] = self.job.files["support.py"]
        modules["submission"] = self.job.submission.source
        if drivers:
            modules["drivers"] = self.job.files["drivers.py"]
        return modules
