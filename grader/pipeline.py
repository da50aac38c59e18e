"""The one door: from a file that a student handed in to a grade.

The command line, batches, the service and CI all walk through :func:`grade`. Its steps: read the
submission, make a job of exactly what is needed, run it in a cell, give points.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from importlib import metadata
from pathlib import Path

from grader import scoring, submission
from grader.catalogue import suite_files
from grader.model import (
    Blame,
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
from grader.sandbox.interface import Cell, Failed, Finished, Sandbox

Opened = Callable[[], Cell]


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
        return _rejected(exercise, read, suite, sandbox, began)
    with sandbox.open(exercise.limits) as cell:
        observed: dict[str, Observation] = {}

        def take(observation: Observation) -> None:
            if observation.id not in observed:
                observed[observation.id] = observation
                deliver(observation)

        ending = cell.run(job(exercise, read, suite), take)
        duration_s = time.monotonic() - began
    checks = scoring.results(exercise.checks[suite], observed)
    outcome, reason = scoring.outcome(checks)
    match ending:
        case Failed(reason=why) if outcome is Outcome.FAULT:
            reason = Reason(
                code=Verdict.GRADER_FAULT.value,
                message=f"{Verdict.GRADER_FAULT.sentence} What was seen: {why}.",
                blame=Blame.GRADER,
            )
        case Finished() | Failed():
            pass
    return Grade(
        exercise=exercise.id,
        title=exercise.title,
        submission=read.name,
        sha256=read.sha256,
        suite=suite,
        outcome=outcome,
        reason=reason,
        points=sum(check.points for check in checks),
        max_points=exercise.max_points(suite),
        checks=checks,
        duration_s=round(duration_s, 3),
        sandbox=sandbox.name,
        image=sandbox.image,
        grader_version=version(),
        source=read.source,
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
    )


def version() -> str:
    """Return the version of the grader."""
    return metadata.version("concurrency-grader")


def _rejected(
    exercise: Exercise, why: Rejected, suite: Suite, sandbox: Sandbox, began: float
) -> Grade:
    return Grade(
        exercise=exercise.id,
        title=exercise.title,
        submission=why.name,
        sha256=None,
        suite=suite,
        outcome=Outcome.REJECTED,
        reason=Reason(code=why.reason.value, message=why.message, blame=Blame.STUDENT),
        points=0,
        max_points=exercise.max_points(suite),
        checks=(),
        duration_s=round(time.monotonic() - began, 3),
        sandbox=sandbox.name,
        image=sandbox.image,
        grader_version=version(),
    )
