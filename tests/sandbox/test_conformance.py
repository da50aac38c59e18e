"""One suite for every back end: what a submission can do to it, and what must come of that."""

from __future__ import annotations

import contextlib
import dataclasses
from collections.abc import Iterator
from pathlib import Path

import pytest

from grader.model import Exercise, Grade, Limits, Outcome, Verdict
from grader.pipeline import grade
from grader.sandbox import engine, leftovers
from grader.sandbox.interface import Sandbox
from grader.sandbox.local import LocalSandbox
from tests.corpus.faulty import DOES_NOT_IMPORT, FAILS_IN_A_CALL, READ_ALL_THE_SAME, RIGHT, Faulty


@pytest.fixture(
    params=[
        pytest.param("docker", marks=pytest.mark.docker),
        "local",
        "local, fresh interpreters",
    ]
)
def sandbox(request: pytest.FixtureRequest) -> Iterator[Sandbox]:
    match request.param:
        case "docker":
            yield request.getfixturevalue("docker_sandbox")
        case "local":
            yield LocalSandbox("fork")
        case _:
            yield LocalSandbox("fresh")


@pytest.fixture(scope="module")
def patient(race_counter: Exercise) -> Exercise:
    """The exercise with so little time that what hangs does not take long."""
    return dataclasses.replace(race_counter, limits=Limits(check_s=3.0, total_s=2.0))


def graded(exercise: Exercise, faulty: Faulty, sandbox: Sandbox, folder: Path) -> Grade:
    path = folder / "counter.py"
    path.write_bytes(faulty.content)
    return grade(exercise, path, sandbox)


def expect(result: Grade, faulty: Faulty) -> None:
    failed = [check for check in result.checks if check.verdict is not Verdict.PASSED]
    notes = [check.staff_note for check in failed]
    assert result.outcome is Outcome.GRADED, (result.reason, notes)
    assert failed, "every check passed"
    first = failed[0]
    assert first.verdict.value == faulty.verdict, (first.message, notes)
    assert faulty.says in first.message
    assert first.points == 0


@pytest.mark.parametrize("faulty", READ_ALL_THE_SAME, ids=lambda faulty: faulty.name)
def test_a_right_submission_gets_every_point_however_it_is_written(
    faulty: Faulty, sandbox: Sandbox, race_counter: Exercise, tmp_path: Path
) -> None:
    result = graded(race_counter, faulty, sandbox, tmp_path)

    assert [(c.verdict.value, c.message) for c in result.checks if c.points < c.max_points] == []
    assert result.full


@pytest.mark.parametrize("faulty", DOES_NOT_IMPORT, ids=lambda faulty: faulty.name)
def test_what_fails_on_import_fails_every_check_with_the_same_word(
    faulty: Faulty, sandbox: Sandbox, patient: Exercise, tmp_path: Path
) -> None:
    result = graded(patient, faulty, sandbox, tmp_path)

    expect(result, faulty)
    assert {check.verdict.value for check in result.checks} == {faulty.verdict}
    assert result.points == 0


@pytest.mark.parametrize("faulty", FAILS_IN_A_CALL, ids=lambda faulty: faulty.name)
def test_what_fails_in_a_call_gets_its_own_verdict(
    faulty: Faulty, sandbox: Sandbox, patient: Exercise, tmp_path: Path
) -> None:
    result = graded(patient, faulty, sandbox, tmp_path)

    expect(result, faulty)


def test_a_known_submission_is_graded_the_same_after_a_hostile_one(
    sandbox: Sandbox, race_counter: Exercise, patient: Exercise, tmp_path: Path
) -> None:
    right = Faulty(name="right", content=RIGHT.encode())
    bomb = next(faulty for faulty in FAILS_IN_A_CALL if faulty.name == "fork_bomb")
    before = graded(race_counter, right, sandbox, tmp_path)

    graded(patient, bomb, sandbox, tmp_path)
    after = graded(race_counter, right, sandbox, tmp_path)

    assert [check.verdict for check in before.checks] == [check.verdict for check in after.checks]
    assert after.full


@pytest.mark.docker
def test_no_container_is_left(docker_sandbox: Sandbox, patient: Exercise, tmp_path: Path) -> None:
    for faulty in FAILS_IN_A_CALL[:3]:
        graded(patient, faulty, docker_sandbox, tmp_path)

    ours = {"label": f"{leftovers.OWNER_LABEL}={leftovers.owner_label()}"}
    with contextlib.closing(engine.connect()) as client:
        assert client.containers.list(all=True, filters=ours) == []
