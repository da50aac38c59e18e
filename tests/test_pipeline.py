from __future__ import annotations

from pathlib import Path

import pytest

from grader.model import Blame, Exercise, Observation, Outcome, Suite, Verdict
from grader.pipeline import grade
from grader.sandbox.fake import FakeSandbox
from grader.sandbox.interface import Failed
from tests.corpus.faulty import RIGHT


@pytest.fixture
def counter(tmp_path: Path) -> Path:
    path = tmp_path / "counter.py"
    path.write_text(RIGHT)
    return path


def observations(exercise: Exercise, verdict: Verdict) -> tuple[Observation, ...]:
    return tuple(
        Observation(id=check.id, verdict=verdict, message="seen")
        for check in exercise.checks[Suite.HIDDEN]
    )


def test_all_checks_passed_is_full_points(race_counter: Exercise, counter: Path) -> None:
    sandbox = FakeSandbox(observations(race_counter, Verdict.PASSED))

    result = grade(race_counter, counter, sandbox)

    assert result.full
    assert result.points == race_counter.max_points()
    assert (result.sandbox, result.image, result.source) == ("fake", "fake:1", RIGHT)


def test_observations_are_handed_on_as_they_come(race_counter: Exercise, counter: Path) -> None:
    sandbox = FakeSandbox(observations(race_counter, Verdict.DEADLOCK))
    told: list[str] = []

    result = grade(race_counter, counter, sandbox, deliver=lambda seen: told.append(seen.id))

    assert told == [check.id for check in result.checks]
    assert result.points == 0
    assert result.outcome is Outcome.GRADED


def test_what_cannot_be_read_never_opens_a_sandbox(race_counter: Exercise, tmp_path: Path) -> None:
    sandbox = FakeSandbox()

    result = grade(race_counter, tmp_path / "nothing.py", sandbox)

    assert result.outcome is Outcome.REJECTED
    assert result.max_points == race_counter.max_points()
    assert sandbox.opened == 0


def test_a_sandbox_that_fails_costs_no_points_but_gives_no_grade(
    race_counter: Exercise, counter: Path
) -> None:
    sandbox = FakeSandbox(ending=Failed(reason="the engine went away"))

    result = grade(race_counter, counter, sandbox)

    assert result.outcome is Outcome.FAULT
    assert result.reason is not None
    assert result.reason.blame is Blame.GRADER
    assert "the engine went away" in result.reason.message


def test_the_first_observation_of_a_check_counts(race_counter: Exercise, counter: Path) -> None:
    seen = observations(race_counter, Verdict.DEADLOCK) + observations(race_counter, Verdict.PASSED)

    result = grade(race_counter, counter, FakeSandbox(seen))

    assert result.points == 0


def test_an_observation_of_no_check_of_ours_gives_nothing(
    race_counter: Exercise, counter: Path
) -> None:
    forged = Observation(id="bonus", verdict=Verdict.PASSED, message="")

    result = grade(race_counter, counter, FakeSandbox((forged,)))

    assert result.points == 0
    assert result.outcome is Outcome.FAULT


def test_a_cell_is_closed_whatever_happens(race_counter: Exercise, counter: Path) -> None:
    sandbox = FakeSandbox(observations(race_counter, Verdict.PASSED))

    def interrupt(_: Observation) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        grade(race_counter, counter, sandbox, deliver=interrupt)

    assert (sandbox.opened, sandbox.closed) == (1, 1)


def test_a_job_holds_no_path_of_this_machine(race_counter: Exercise, counter: Path) -> None:
    sandbox = FakeSandbox(observations(race_counter, Verdict.PASSED))

    grade(race_counter, counter, sandbox)

    (job,) = sandbox.jobs
    assert str(counter.parent) not in repr(job)
    assert str(race_counter.folder) not in repr(job)
