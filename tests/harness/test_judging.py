from __future__ import annotations

import dataclasses
import signal
from typing import Any

import pytest

from grader.errors import ProtocolError, SandboxFailed
from grader.harness import judging
from grader.harness.checks import CheckFailed
from grader.harness.interview import Seen
from grader.harness.launcher import Exit
from grader.model import Job, Limits, Located, Profile, Submission, Suite, Verdict

JOB = Job(
    exercise="x",
    runtime="python-3.13",
    profile=Profile.THREADS,
    suite=Suite.HIDDEN,
    files={},
    checks=(),
    api=(),
    submission=Submission(name="mine.py", source="first\nsecond\nthird\n", sha256=""),
    file="counter.py",
    limits=Limits(),
)
SEEN = Seen(
    reply=None,
    malformed="",
    timed_out=False,
    flooded=False,
    oom_kills=0,
    exit=Exit(status=0, signal=None, cpu_s=0.0),
    duration_s=0.1,
)


def seen(**changes: Any) -> Seen:
    return dataclasses.replace(SEEN, **changes)


def answer(status: str, **more: Any) -> Seen:
    return seen(reply={"status": status, "refused": [], **more})


def error(kind: str = "KeyError", message: str = "'a'", *places: list[Any]) -> dict[str, Any]:
    return {"type": kind, "message": message, "places": list(places)}


def verdict_of(what: Seen) -> tuple[Verdict, str]:
    with pytest.raises(CheckFailed) as failed:
        judging.returned(what, JOB, doing="this check")
    return failed.value.verdict, failed.value.message


@pytest.mark.parametrize(
    ("what", "verdict"),
    [
        (seen(timed_out=True, exit=Exit(status=None, signal=9, cpu_s=6.0)), Verdict.TIMED_OUT),
        (seen(exit=Exit(status=None, signal=signal.SIGXCPU, cpu_s=10.0)), Verdict.TIMED_OUT),
        (seen(oom_kills=1, exit=Exit(status=None, signal=9, cpu_s=1.0)), Verdict.OUT_OF_MEMORY),
        (seen(exit=Exit(status=None, signal=signal.SIGSEGV, cpu_s=0.1)), Verdict.CRASHED),
        (seen(exit=Exit(status=0, signal=None, cpu_s=0.1)), Verdict.CRASHED),
        (seen(flooded=True), Verdict.TOO_MUCH_OUTPUT),
        (answer("out of memory"), Verdict.OUT_OF_MEMORY),
        (answer("raised", error=error()), Verdict.RAISED),
        (seen(reply={"status": "returned", "refused": ["os.fork"]}), Verdict.NOT_ALLOWED),
    ],
)
def test_every_way_to_end_has_its_verdict(what: Seen, verdict: Verdict) -> None:
    assert verdict_of(what)[0] is verdict


def test_what_the_kernel_ended_for_memory_is_not_told_as_a_timeout() -> None:
    what = seen(oom_kills=1, timed_out=True, exit=Exit(status=None, signal=9, cpu_s=1.0))

    assert verdict_of(what)[0] is Verdict.OUT_OF_MEMORY


def test_a_flood_counts_even_beside_an_answer() -> None:
    what = seen(flooded=True, reply={"status": "returned", "refused": []})

    assert verdict_of(what)[0] is Verdict.TOO_MUCH_OUTPUT


def test_an_error_is_shown_at_the_student_s_own_line() -> None:
    places = (["drivers.py", 9], ["counter.py", 2], ["queue.py", 77])

    with pytest.raises(CheckFailed) as failed:
        judging.returned(answer("raised", error=error("KeyError", "'a'", *places)), JOB, doing="it")

    assert "KeyError: 'a' (line 2)" in failed.value.message
    assert failed.value.evidence == Located(line=2, source="second", error="KeyError", detail="'a'")


def test_a_line_that_is_not_there_is_no_evidence() -> None:
    raised = judging.Raised(type="E", message="", line=99)

    assert judging.located(raised, JOB) is None


def test_a_malformed_answer_is_no_answer() -> None:
    with pytest.raises(ProtocolError):
        judging.answered(seen(malformed="trailing bytes"), JOB)


def test_a_fault_of_our_own_part_is_not_the_student_s() -> None:
    with pytest.raises(SandboxFailed):
        judging.answered(answer("broken", error=error("AttributeError", "x")), JOB)


@pytest.mark.parametrize("places", [[["counter.py", "2"]], [["counter.py"]], ["counter.py"], [2]])
def test_places_of_another_form_are_refused(places: list[Any]) -> None:
    what = answer("raised", error={"type": "E", "message": "", "places": places})

    with pytest.raises(ProtocolError):
        judging.returned(what, JOB, doing="this check")


def test_every_missing_name_is_told_at_once() -> None:
    missing = [
        {"name": "Counter", "kind": "class", "problem": "absent"},
        {"name": "Closed", "kind": "exception", "problem": "kind"},
    ]
    what = answer("loaded", missing=missing, offered=["Counters"])

    with pytest.raises(CheckFailed) as failed:
        judging.judge_load(what, JOB)

    assert failed.value.verdict is Verdict.MISSING_NAME
    assert "no class `Counter` (did you mean `Counters`?)" in failed.value.message
    assert "`Closed` is there, but it is no exception" in failed.value.message


def test_an_unknown_status_is_refused() -> None:
    with pytest.raises(ProtocolError):
        judging.judge_load(answer("fine"), JOB)
