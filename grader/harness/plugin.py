"""The trusted pytest plugin: gives checks their fixtures and turns their ends into observations."""

from __future__ import annotations

import time
import traceback
from collections.abc import Callable, Generator
from pathlib import Path
from typing import Any

import pytest

from grader.errors import ExerciseError, GraderError, ProtocolError
from grader.harness.asking import Asking
from grader.harness.checks import CheckFailed
from grader.harness.codec import observation_to_plain
from grader.harness.found import Call, Explore
from grader.harness.interview import Interviewer
from grader.harness.source import Source, demand_unused
from grader.model import CheckSpec, Job, Observation, Verdict

_OURS = str(Path(__file__).resolve().parent)
_EXERCISE_FAULT = "This check is broken, which is not your doing. Your instructor has to mend it."
_GRADER_FAULT = "The grader failed in this check, which is not your doing."
_TAMPERING = (
    "The answer to this check did not have the form that an answer has. Your instructor will look "
    "at it."
)


class ChecksPlugin:
    """Runs a job's checks under pytest and reports each as it ends.

    Args:
        job: What to run.
        interviewer: Asks the student's interpreter.
        say: Takes the messages for the host.
    """

    def __init__(
        self, job: Job, interviewer: Interviewer, say: Callable[[dict[str, Any]], None]
    ) -> None:
        self._job = job
        self._asking = Asking(job, interviewer)
        self._say = say
        self._specs = {(check.file, check.function): check for check in job.checks}
        self._ended: dict[str, Observation] = {}
        self._check_began = 0.0
        self._explored: Explore | None = None
        self._gate: CheckFailed | ProtocolError | None = None

    @pytest.fixture(name="call")
    def call_fixture(self) -> Call:
        """Run a driver once, as ordinary Python."""
        return Call(self._asking)

    @pytest.fixture(name="explore")
    def explore_fixture(self) -> Explore:
        """Run a driver in every interleaving."""
        self._explored = Explore(self._asking)
        return self._explored

    @pytest.fixture(name="source")
    def source_fixture(self) -> Source:
        """Ask what the submission uses, by its source text."""
        return Source(self._asking)

    def pytest_sessionstart(self) -> None:
        """Import the submission once, before any check: what fails there fails every check."""
        try:
            demand_unused(self._asking, self._job.forbidden_imports)
            self._asking.load()
        except (CheckFailed, ProtocolError) as failure:
            self._gate = failure

    def pytest_runtest_setup(self, item: pytest.Item) -> None:
        """Start a check's clock; let none start that cannot mean anything."""
        del item
        self._check_began = time.monotonic()
        self._explored = None
        if self._gate is not None:
            raise self._gate
        if self._asking.charged_s > self._job.limits.total_s:
            raise CheckFailed(
                Verdict.TIMED_OUT,
                f"The checks before this one took all of the {self._job.limits.total_s:g} seconds.",
            )

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_makereport(
        self, item: pytest.Item, call: pytest.CallInfo[None]
    ) -> Generator[None, pytest.TestReport, pytest.TestReport]:
        """Report a check when it has ended."""
        report = yield
        spec = self._specs.get((item.path.name, item.name))
        if spec is not None and spec.id not in self._ended:
            if call.excinfo is not None:
                self._end(self._failed(spec, call.excinfo.value))
            elif call.when == "call":
                self._end(self._observation(spec, Verdict.PASSED, self._proof()))
        return report

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        """A page of checks that cannot be imported is the exercise's fault."""
        if not report.failed:
            return
        for spec in self._job.checks:
            if report.nodeid.endswith(spec.file) and spec.id not in self._ended:
                note = str(report.longrepr)[:8000]
                self._end(self._observation(spec, Verdict.EXERCISE_FAULT, _EXERCISE_FAULT, note))

    def finish(self) -> None:
        """Report the checks that pytest never came to."""
        for spec in self._job.checks:
            if spec.id not in self._ended:
                note = f"pytest did not run {spec.function} of {spec.file}"
                self._end(self._observation(spec, Verdict.EXERCISE_FAULT, _EXERCISE_FAULT, note))

    def _end(self, observation: Observation) -> None:
        self._ended[observation.id] = observation
        self._say({"say": "observation", **observation_to_plain(observation)})

    def _failed(self, spec: CheckSpec, error: BaseException) -> Observation:
        """Turn what a check raised into an observation."""
        match error:
            case CheckFailed():
                return Observation(
                    id=spec.id,
                    verdict=error.verdict,
                    message=error.message,
                    evidence=error.evidence,
                    duration_s=self._elapsed(),
                    staff_note=error.staff_note,
                )
            case AssertionError():
                message = str(error) or "The result was not what this check demands."
                return self._observation(spec, Verdict.WRONG_RESULT, message)
            case ProtocolError():
                return self._observation(spec, Verdict.TAMPERING, _TAMPERING, str(error))
        note = "".join(traceback.format_exception(error))[-8000:]
        if isinstance(error, ExerciseError):
            return self._observation(spec, Verdict.EXERCISE_FAULT, _EXERCISE_FAULT, str(error))
        if isinstance(error, GraderError) or _raised_by_us(error):
            return self._observation(spec, Verdict.GRADER_FAULT, _GRADER_FAULT, note)
        return self._observation(spec, Verdict.EXERCISE_FAULT, _EXERCISE_FAULT, note)

    def _proof(self) -> str:
        """Say what a passed check rests on."""
        found = self._explored.found if self._explored is not None else []
        if not found:
            return ""
        schedules = sum(one.schedules for one in found)
        if all(one.exhausted for one in found):
            return f"No failure in any interleaving ({schedules} inequivalent schedules were run)."
        # How many fit into the time differs from run to run, and so is not said.
        return "No failure in any of the schedules that were run; there are more than could be run."

    def _observation(
        self, spec: CheckSpec, verdict: Verdict, message: str, note: str = ""
    ) -> Observation:
        return Observation(
            id=spec.id,
            verdict=verdict,
            message=message,
            duration_s=self._elapsed(),
            staff_note=note,
        )

    def _elapsed(self) -> float:
        return round(time.monotonic() - self._check_began, 4) if self._check_began else 0.0


def _raised_by_us(error: BaseException) -> bool:
    """Whether the innermost frame of an error is the harness's own."""
    frames = traceback.extract_tb(error.__traceback__)
    return bool(frames) and frames[-1].filename.startswith(_OURS)
