"""Jobs and observations as plain data, for their way into a sandbox and out of it.

Both directions are strict: the host trusts a supervisor no further than the form of what it says.
"""

from __future__ import annotations

import dataclasses
from typing import Any

from grader.errors import ProtocolError
from grader.harness.wire import Fields
from grader.model import (
    CheckSpec,
    Evidence,
    Interleaving,
    Job,
    Limits,
    Located,
    NameKind,
    Observation,
    Profile,
    RequiredName,
    Step,
    Submission,
    Suite,
    Verdict,
)

MOST_STEPS = 400


def job_to_plain(job: Job) -> dict[str, Any]:
    """Return a job as JSON types. No path of this machine goes along."""
    return {
        "exercise": job.exercise,
        "runtime": job.runtime,
        "profile": job.profile.value,
        "suite": job.suite.value,
        "files": job.files,
        "checks": [
            {"id": check.id, "title": check.title, "function": check.function, "file": check.file}
            for check in job.checks
        ],
        "api": [
            {
                "name": wanted.name,
                "kind": wanted.kind.value,
                "methods": list(wanted.methods),
                "attributes": list(wanted.attributes),
            }
            for wanted in job.api
        ],
        "submission": {"name": job.submission.name, "source": job.submission.source},
        "file": job.file,
        "limits": dataclasses.asdict(job.limits),
        "forbidden_imports": list(job.forbidden_imports),
    }


def job_from_plain(message: dict[str, Any]) -> Job:
    """Return the job that :func:`job_to_plain` wrote.

    The supervisor trusts the host, so this only puts values back into their types.
    """
    submission = message["submission"]
    return Job(
        exercise=message["exercise"],
        runtime=message["runtime"],
        profile=Profile(message["profile"]),
        suite=Suite(message["suite"]),
        files=message["files"],
        checks=tuple(CheckSpec(**check, points=0, hints=(), line=0) for check in message["checks"]),
        api=tuple(
            RequiredName(
                name=wanted["name"],
                kind=NameKind(wanted["kind"]),
                methods=tuple(wanted["methods"]),
                attributes=tuple(wanted["attributes"]),
            )
            for wanted in message["api"]
        ),
        submission=Submission(**submission, sha256=""),
        file=message["file"],
        limits=Limits(**message["limits"]),
        forbidden_imports=tuple(message["forbidden_imports"]),
    )


def observation_to_plain(observation: Observation) -> dict[str, Any]:
    """Return an observation as JSON types."""
    plain = dataclasses.asdict(observation)
    plain["verdict"] = observation.verdict.value
    return plain


def observation_from_plain(message: object) -> Observation:
    """Return an observation, its form checked.

    Raises:
        ProtocolError: The form is not that of an observation.
    """
    fields = Fields(message, "observation")
    try:
        verdict = Verdict(fields.text("verdict"))
    except ValueError as error:
        raise ProtocolError(f"observation: {error}") from error
    return Observation(
        id=fields.text("id", longest=200),
        verdict=verdict,
        message=fields.text("message", longest=20_000),
        evidence=_evidence(fields.fields("evidence")),
        duration_s=fields.number("duration_s"),
        staff_note=fields.text("staff_note", longest=20_000),
    )


def _evidence(fields: Fields | None) -> Evidence | None:
    if fields is None:
        return None
    match fields.text("kind"):
        case "interleaving":
            return _interleaving(fields)
        case "located":
            return Located(
                line=fields.optional_integer("line"),
                source=fields.text("source"),
                error=fields.text("error"),
                detail=fields.text("detail"),
            )
        case kind:
            raise ProtocolError(f"evidence: unknown kind {kind!r}")


def _interleaving(fields: Fields) -> Interleaving:
    threads = fields.texts("threads", most=1000)
    return Interleaving(
        story=fields.text("story", longest=8000),
        threads=threads,
        steps=tuple(_step(item, len(threads)) for item in fields.items("steps", most=MOST_STEPS)),
        cycle=fields.texts("cycle", most=1000),
        conflict=_conflict(fields, len(fields.items("steps", most=MOST_STEPS))),
        preemptions=fields.integer("preemptions"),
        token=fields.text("token", longest=8000),
        truncated=fields.boolean("truncated"),
    )


def _conflict(fields: Fields, steps: int) -> tuple[int, ...]:
    found = fields.items("conflict", most=3)
    if any(type(number) is not int or not 0 <= number < steps for number in found):
        raise ProtocolError("evidence: conflict names no step")
    return tuple(found)


def _step(item: object, threads: int) -> Step:
    fields = Fields(item, "evidence.steps")
    thread = fields.integer("thread")
    if not 0 <= thread < threads:
        raise ProtocolError(f"evidence.steps: there is no thread {thread}")
    return Step(
        thread=thread,
        own=fields.boolean("own"),
        file=fields.text("file"),
        line=fields.optional_integer("line"),
        source=fields.text("source"),
        operation=fields.text("operation"),
        target=fields.text("target"),
        value=fields.text("value"),
        time_s=fields.number("time_s"),
        repeats=fields.integer("repeats"),
    )
