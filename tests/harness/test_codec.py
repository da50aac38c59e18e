from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.errors import ProtocolError
from grader.harness import codec
from grader.model import Exercise, Interleaving, Located, Observation, Step, Suite, Verdict
from grader.pipeline import job
from grader.submission import decode
from tests.corpus.faulty import RIGHT

STEP = Step(
    thread=1,
    own=True,
    file="counter.py",
    line=7,
    source="self.value += 1",
    operation="read",
    target="self.value",
    value="0",
    time_s=0.0,
)
INTERLEAVING = Interleaving(
    story="Both read 0.",
    threads=("main", "Thread-1"),
    steps=(STEP,),
    preemptions=1,
    token="t1",  # noqa: S106 - a schedule, no secret
)
LOCATED = Located(line=3, source="x", error="KeyError", detail="'a'")


@pytest.mark.parametrize("evidence", [None, INTERLEAVING, LOCATED], ids=["none", "steps", "line"])
def test_an_observation_comes_back_as_it_went(evidence: Interleaving | Located | None) -> None:
    went = Observation(id="a", verdict=Verdict.DEADLOCK, message="m", evidence=evidence)

    came = codec.observation_from_plain(json.loads(json.dumps(codec.observation_to_plain(went))))

    assert came == went


def test_a_job_comes_back_with_all_that_a_supervisor_needs(race_counter: Exercise) -> None:
    handed_in = decode("mine.py", RIGHT.encode(), race_counter.limits)
    went = job(race_counter, handed_in, Suite.HIDDEN)  # type: ignore[arg-type]

    came = codec.job_from_plain(json.loads(json.dumps(codec.job_to_plain(went))))

    assert came.files == went.files
    assert came.submission.source == RIGHT
    assert (came.api, came.limits, came.file) == (went.api, went.limits, went.file)
    assert [check.id for check in came.checks] == [check.id for check in went.checks]


@pytest.mark.parametrize(
    "change",
    [
        {"verdict": "nearly"},
        {"verdict": 1},
        {"message": None},
        {"message": "x" * 30_000},
        {"duration_s": "fast"},
        {"evidence": []},
        {"evidence": {"kind": "hearsay"}},
        {"evidence": {"kind": "located", "line": True, "source": "", "error": "", "detail": ""}},
    ],
)
def test_an_observation_of_another_form_is_refused(change: dict[str, object]) -> None:
    plain = codec.observation_to_plain(Observation(id="a", verdict=Verdict.PASSED, message="m"))

    with pytest.raises(ProtocolError):
        codec.observation_from_plain({**plain, **change})


def test_a_step_must_belong_to_a_thread_that_is_there() -> None:
    plain = codec.observation_to_plain(
        Observation(id="a", verdict=Verdict.DEADLOCK, message="m", evidence=INTERLEAVING)
    )
    plain["evidence"]["steps"][0]["thread"] = 2

    with pytest.raises(ProtocolError):
        codec.observation_from_plain(json.loads(json.dumps(plain)))


@given(st.recursive(st.none() | st.booleans() | st.floats() | st.text(), st.lists, max_leaves=5))
def test_no_other_json_passes_for_an_observation(value: object) -> None:
    with pytest.raises(ProtocolError):
        codec.observation_from_plain(value)
