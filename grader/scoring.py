"""From observations to points: pure, and the only place where points are given."""

from __future__ import annotations

from collections.abc import Mapping

from grader.model import Blame, CheckResult, CheckSpec, Observation, Outcome, Reason, Verdict

_NOT_REPORTED = "The grader did not get to this check, which is not your doing."


def results(
    specs: tuple[CheckSpec, ...], observed: Mapping[str, Observation]
) -> tuple[CheckResult, ...]:
    """Return the result of each check, in the exercise's order.

    Args:
        specs: What the exercise declares.
        observed: What the sandbox reported, by check id; a check that is missing here is the
            grader's fault, never the student's.
    """
    return tuple(result(spec, observed.get(spec.id)) for spec in specs)


def outcome(checks: tuple[CheckResult, ...]) -> tuple[Outcome, Reason | None]:
    """Return whether a submission counts as graded, and why if it does not.

    One check that ended by our fault or the exercise's makes the whole a fault: a grade that lacks
    points through no doing of the student's is none.
    """
    for blame, code in (
        (Blame.GRADER, Verdict.GRADER_FAULT),
        (Blame.EXERCISE, Verdict.EXERCISE_FAULT),
    ):
        at_fault = [check for check in checks if check.verdict.blame is blame]
        if at_fault:
            titles = ", ".join(f"“{check.title}”" for check in at_fault)
            message = f"{code.sentence} It concerns {titles}."
            return Outcome.FAULT, Reason(code=code.value, message=message, blame=blame)
    return Outcome.GRADED, None


def result(spec: CheckSpec, seen: Observation | None) -> CheckResult:
    """Return the result of one check; see :func:`results`."""
    if seen is None:
        seen = Observation(id=spec.id, verdict=Verdict.GRADER_FAULT, message=_NOT_REPORTED)
    passed = seen.verdict is Verdict.PASSED
    failed_by_student = seen.verdict.blame is Blame.STUDENT
    return CheckResult(
        id=spec.id,
        title=spec.title,
        points=spec.points if passed else 0,
        max_points=spec.points,
        verdict=seen.verdict,
        message=seen.message or seen.verdict.sentence,
        hint=spec.hints[0] if failed_by_student and spec.hints else None,
        hints=spec.hints if failed_by_student else (),
        evidence=seen.evidence,
        duration_s=seen.duration_s,
        staff_note=seen.staff_note,
    )
