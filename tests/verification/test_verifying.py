from __future__ import annotations

import itertools
import shutil
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from grader import catalogue
from grader.errors import ManifestError, SandboxUnavailable
from grader.model import Exercise, Limits, Observation, Suite, Verdict
from grader.sandbox.fake import FakeSandbox
from grader.sandbox.interface import Cell
from grader.settings import REPOSITORY
from grader.verification import verifying
from grader.verification.verifying import Work, prepare, verify


class Alternating(FakeSandbox):
    """Gives the same check another message in every run of a submission after the first."""

    def __init__(self, exercise: Exercise) -> None:
        super().__init__()
        self._runs = itertools.count(1)
        self._specs = exercise.checks[Suite.HIDDEN]

    def open(self, limits: Limits) -> Cell:
        said = f"run {next(self._runs)}"
        self.observations = tuple(
            Observation(id=spec.id, verdict=Verdict.PASSED, message=said) for spec in self._specs
        )
        return super().open(limits)


class Gated(FakeSandbox):
    """Lets so many cells be opened, and more when it is told to.

    Args:
        observations: What its cells report; None: they cannot be started.
        free: How many need no telling.
    """

    def __init__(self, observations: tuple[Observation, ...] | None, free: int) -> None:
        super().__init__(observations or ())
        self.gate = threading.Event()
        self._fails = observations is None
        self._free = free

    def open(self, limits: Limits) -> Cell:
        if self.opened >= self._free:
            assert self.gate.wait(60)
        cell = super().open(limits)
        if self._fails:
            raise SandboxUnavailable("no engine")
        return cell

    def pool(self, jobs: int, thread_name_prefix: str) -> ThreadPoolExecutor:
        """Return a pool that opens the gate once it has cancelled what has not begun."""
        gate = self.gate

        class Pool(ThreadPoolExecutor):
            def shutdown(self, *, wait: bool = True, cancel_futures: bool = False) -> None:
                super().shutdown(wait=False, cancel_futures=cancel_futures)
                gate.set()
                super().shutdown(wait=wait)

        return Pool(jobs, thread_name_prefix)


@pytest.fixture
def work(race_counter: Exercise) -> Work:
    return prepare(race_counter)


def passing(exercise: Exercise) -> tuple[Observation, ...]:
    return tuple(
        Observation(id=spec.id, verdict=Verdict.PASSED, message="fine")
        for spec in exercise.checks[Suite.HIDDEN]
    )


def test_every_solution_is_graded_as_often_as_was_asked(work: Work) -> None:
    sandbox = FakeSandbox(passing(work.exercise))

    (matrix,) = verify([work], sandbox, runs=3)

    hidden = [job for job in sandbox.jobs if job.suite is Suite.HIDDEN]
    assert len(hidden) == 3 * len(work.solutions)
    assert [row.solution for row in matrix.rows] == list(work.solutions)
    assert matrix.stability == f"3 runs of {len(work.solutions)} solutions: no difference"


def test_the_reference_runs_the_public_checks_once(work: Work) -> None:
    sandbox = FakeSandbox(passing(work.exercise))

    (matrix,) = verify([work], sandbox, runs=3)

    (public,) = (job for job in sandbox.jobs if job.suite is Suite.PUBLIC)
    assert public.submission.name == "reference.py"
    assert matrix.public.full


def test_a_public_check_that_is_not_reported_is_a_problem(work: Work) -> None:
    (matrix,) = verify([work], FakeSandbox(), runs=1)

    assert any("the public check" in problem.text for problem in matrix.problems)


def test_runs_that_differ_are_counted_and_kept(work: Work) -> None:
    (matrix,) = verify([work], Alternating(work.exercise), runs=4, jobs=1)

    assert all([number for number, _ in row.deviations] == [2, 3, 4] for row in matrix.rows)
    assert "differences in reference, " in matrix.stability
    assert any("runs 1 and 4 differ in" in problem.text for problem in matrix.problems)


def test_one_run_compares_nothing_and_says_so(work: Work) -> None:
    (matrix,) = verify([work], Alternating(work.exercise), runs=1)

    assert "nothing to compare" in matrix.stability
    assert not any("differ" in problem.text for problem in matrix.problems)


def test_exercises_share_one_queue_and_come_in_their_order(work: Work) -> None:
    told: list[Exercise] = []

    matrices = verify([work, work], FakeSandbox(passing(work.exercise)), runs=1, done=told.append)

    assert [matrix.exercise for matrix in matrices] == [work.exercise, work.exercise]
    assert len(told) == 2 * (len(work.solutions) + 1)


def test_a_matrix_comes_before_the_next_exercise_has_been_graded(work: Work) -> None:
    gated = Gated(passing(work.exercise), free=len(work.solutions) + 1)
    matrices = verify([work, work], gated, runs=1, jobs=1)

    next(matrices)
    gated.gate.set()

    assert len(list(matrices)) == 1


def test_whoever_lost_interest_waits_for_nothing_more(
    work: Work, monkeypatch: pytest.MonkeyPatch
) -> None:
    gated = Gated(passing(work.exercise), free=len(work.solutions) + 1)
    monkeypatch.setattr(verifying, "ThreadPoolExecutor", gated.pool)
    matrices = verify([work, work], gated, runs=1, jobs=1)

    next(matrices)
    matrices.close()

    assert gated.opened <= len(work.solutions) + 2
    assert gated.closed == gated.opened


def test_a_sandbox_that_cannot_be_started_ends_it(
    work: Work, monkeypatch: pytest.MonkeyPatch
) -> None:
    gated = Gated(None, free=1)
    monkeypatch.setattr(verifying, "ThreadPoolExecutor", gated.pool)

    with pytest.raises(SandboxUnavailable, match="no engine"):
        list(verify([work], gated, jobs=1))

    assert gated.opened <= 2


def test_solutions_that_are_missing_are_told_before_anything_runs(tmp_path: Path) -> None:
    alone = tmp_path / "exercises" / "race-counter"
    shutil.copytree(REPOSITORY / "exercises" / "race-counter", alone)

    with pytest.raises(ManifestError, match=r"reference\.py: is missing"):
        prepare(catalogue.load(alone))
