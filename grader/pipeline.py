"""The one door: from a file that a student handed in to a grade.

The command line, batches, the service and CI all walk through :func:`grade`. Its steps: read the
submission, make a job of exactly what is needed, run it in a cell, give points.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

from grader import scoring, submission
from grader.catalogue import suite_files
from grader.model import (
    Blame,
    CheckResult,
    CheckSpec,
    Exercise,
    Grade,
    Job,
    Observation,
    Outcome,
    Reason,
    Rejected,
    Submission,
    Suite,
    Verdict,
)
from grader.sandbox.interface import Cell, Failed, Sandbox, SandboxRun


def grade(
    exercise: Exercise,
    path: Path,
    sandbox: Sandbox,
    *,
    suite: Suite = Suite.HIDDEN,
    deliver: Callable[[Observation], None] = lambda _: None,
) -> Grade:
    """Grade one submission.

    Returns for anything that a student can cause: a submission that cannot be graded comes back as
    ``rejected``, a fault of ours or the exercise's as ``fault``.

    Args:
        exercise: What the submission answers.
        path: The file as handed in.
        sandbox: Where its code runs.
        suite: Which checks are run.
        deliver: Is given each check's observation as soon as it is known.

    Raises:
        SandboxUnavailable: No sandbox can be started.
    """
    began = time.monotonic()
    read = submission.read(path, exercise.limits)
    if isinstance(read, Rejected):
        reason = Reason(code=read.reason.value, message=read.message, blame=Blame.STUDENT)
        record = _Record(Outcome.REJECTED, reason, (), read.name)
    else:
        with sandbox.open(exercise.limits) as cell:
            observed, ending = _observed(cell, job(exercise, read, suite), deliver)
        record = _judged(exercise.checks[suite], observed, ending, read)
    return Grade(
        exercise=exercise.id,
        title=exercise.title,
        submission=record.name,
        sha256=record.sha256,
        suite=suite,
        outcome=record.outcome,
        reason=record.reason,
        points=sum(check.points for check in record.checks),
        max_points=exercise.max_points(suite),
        checks=record.checks,
        duration_s=round(time.monotonic() - began, 3),
        sandbox=sandbox.name,
        image=sandbox.image,
        grader_version=version(),
        source=record.source,
    )


def job(exercise: Exercise, handed_in: Submission, suite: Suite) -> Job:
    """Return what a sandbox needs to run a suite of checks on a submission, and nothing else."""
    return Job(
        exercise=exercise.id,
        runtime=exercise.runtime,
        profile=exercise.profile,
        suite=suite,
        files=suite_files(exercise, suite),
        checks=exercise.checks[suite],
        api=exercise.api,
        submission=handed_in,
        file=exercise.file,
        limits=exercise.limits,
        forbidden_imports=exercise.forbidden_imports,
    )


def version() -> str:
    """Return the version of the grader."""
    return metadata.version("concurrency-grader")


@dataclass(frozen=True, slots=True)
class _Record:
    """What depends on how far a submission came."""

    outcome: Outcome
    reason: Reason | None
    checks: tuple[CheckResult, ...]
    name: str
    sha256: str | None = None
    source: str | None = None


def _observed(
    cell: Cell, work: Job, deliver: Callable[[Observation], None]
) -> tuple[dict[str, Observation], SandboxRun]:
    """Run a job; return the first observation of each check, and how the run ended."""
    observed: dict[str, Observation] = {}

    def take(observation: Observation) -> None:
        if observation.id not in observed:
            observed[observation.id] = observation
            deliver(observation)

    return observed, cell.run(work, take)


def _judged(
    specs: tuple[CheckSpec, ...],
    observed: dict[str, Observation],
    ending: SandboxRun,
    read: Submission,
) -> _Record:
    checks = scoring.results(specs, observed)
    outcome, reason = scoring.outcome(checks)
    if isinstance(ending, Failed) and outcome is Outcome.FAULT:
        reason = Reason(
            code=Verdict.GRADER_FAULT.value,
            message=f"{Verdict.GRADER_FAULT.sentence} What was seen: {ending.reason}.",
            blame=Blame.GRADER,
        )
    return _Record(outcome, reason, checks, read.name, read.sha256, read.source)
