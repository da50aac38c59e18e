from __future__ import annotations

import dataclasses
from typing import Any

import pytest

from grader.errors import ProtocolError
from grader.harness.retelling import interleaving
from grader.harness.wire import Fields
from grader.model import Suite
from tests.harness.test_judging import JOB

ROW = {
    "thread": "Thread-1",
    "filename": "counter.py",
    "line": 2,
    "source": "second",
    "operation": "read",
    "target": "self.value",
    "value": "0",
    "virtual_s": 0.0,
    "where": "line 2",
    "repeated": 1,
}
DRIVERS_ROW = {**ROW, "filename": "drivers.py", "line": 9, "source": "secret()"}


def explanation(*rows: dict[str, Any], **changes: Any) -> Fields:
    plain = {
        "story": "the main thread read 0.",
        "threads": ["main", "Thread-1"],
        "rows": list(rows),
        "cycle": [],
        "conflict_rows": [],
        "preemptions": 1,
        "token": "t",
        "truncated": {},
    }
    return Fields({**plain, **changes}, "explanation")


def test_a_step_in_the_submission_is_the_student_s_own() -> None:
    (step,) = interleaving(explanation(ROW), JOB).steps

    assert (step.own, step.line, step.source, step.thread) == (True, 2, "second", 1)


@pytest.mark.parametrize(
    ("suite", "line", "source"), [(Suite.HIDDEN, None, ""), (Suite.PUBLIC, 9, "secret()")]
)
def test_the_lines_of_a_hidden_driver_are_not_shown(
    suite: Suite, line: int | None, source: str
) -> None:
    job = dataclasses.replace(JOB, suite=suite)

    (step,) = interleaving(explanation(DRIVERS_ROW), job).steps

    assert (step.own, step.line, step.source) == (False, line, source)
    assert step.operation == "read"


def test_a_story_begins_with_a_capital_but_no_thread_is_renamed() -> None:
    assert interleaving(explanation(), JOB).story == "The main thread read 0."
    assert interleaving(explanation(story="first waits."), JOB).story == "first waits."


def test_a_thread_that_waits_in_a_driver_is_told_to_wait_there() -> None:
    blocked = {
        "thread": "main",
        "line": 9,
        "where": "line 9 of drivers.py",
        "wants": "the end of Thread-1",
        "holder": "Thread-1",
        "holding_line": 0,
    }

    told = interleaving(explanation(cycle=[blocked]), JOB).cycle

    assert told == ("main waits for the end of Thread-1 at line 9 of drivers.py.",)


def test_rows_that_did_not_fit_are_said_to_be_missing() -> None:
    assert interleaving(explanation(truncated={"rows": 900}), JOB).truncated
    assert not interleaving(explanation(truncated={"races": 90}), JOB).truncated


def test_a_row_of_an_unknown_thread_is_refused() -> None:
    with pytest.raises(ProtocolError):
        interleaving(explanation({**ROW, "thread": "Thread-7"}), JOB)


@pytest.mark.parametrize(("found", "kept"), [([0], (0,)), ([0, 7], ())])
def test_a_conflict_is_of_steps_that_are_there(found: list[int], kept: tuple[int, ...]) -> None:
    assert interleaving(explanation(ROW, conflict_rows=found), JOB).conflict == kept


def test_a_conflict_that_is_no_number_is_refused() -> None:
    with pytest.raises(ProtocolError):
        interleaving(explanation(ROW, conflict_rows=["0"]), JOB)
