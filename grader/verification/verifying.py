"""Grading every solution of exercises several times, as many at once as there are processors."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass

from grader import pipeline
from grader.model import Exercise, Grade, Suite
from grader.sandbox.interface import Sandbox
from grader.verification.matrix import (
    Matrix,
    Row,
    differ,
    problems,
    problems_in_public,
)
from grader.verification.solutions import Role, Solution, find
from grader.verification.suspicions import suspicions

RUNS = 2
"""How often each solution is graded: one more than what says nothing about differences."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """An exercise and the solutions that are to prove it."""

    exercise: Exercise
    solutions: tuple[Solution, ...]


def prepare(exercise: Exercise) -> Work:
    """Return what verifying an exercise takes; nothing is run.

    Raises:
        ManifestError: Solutions are missing or lack their header; all mistakes are listed.
    """
    return Work(exercise=exercise, solutions=find(exercise))


def verify(
    works: Iterable[Work],
    sandbox: Sandbox,
    *,
    runs: int = RUNS,
    jobs: int = 2,
    done: Callable[[Exercise], None] = lambda _: None,
) -> Iterator[Matrix]:
    """Yield the kill matrix of each exercise, in their order, as soon as it is complete.

    The gradings of all exercises stand in one queue, so that no processor waits for the slowest
    solution of one before the next begins. The reference also runs the public checks, once.

    Args:
        works: What to verify.
        sandbox: Where the solutions run.
        runs: How often each solution is graded.
        jobs: How many gradings there are at the same time.
        done: Is told of each grading that has ended.

    Raises:
        SandboxUnavailable: No sandbox can be started.
    """

    def graded(exercise: Exercise, solution: Solution, suite: Suite) -> Grade:
        grade = pipeline.grade(exercise, solution.path, sandbox, suite=suite)
        done(exercise)
        return grade

    def begun(work: Work) -> _Begun:
        def submit(solution: Solution, suite: Suite) -> Future[Grade]:
            return pool.submit(graded, work.exercise, solution, suite)

        reference = next(one for one in work.solutions if one.role is Role.REFERENCE)
        return _Begun(
            work=work,
            hidden=tuple(
                tuple(submit(solution, Suite.HIDDEN) for _ in range(runs))
                for solution in work.solutions
            ),
            public=submit(reference, Suite.PUBLIC),
        )

    pool = ThreadPoolExecutor(jobs, thread_name_prefix="verifying")
    try:
        queued = [begun(work) for work in works]
        while queued:
            yield _matrix(queued.pop(0))
    finally:
        pool.shutdown(wait=True, cancel_futures=True)  # whoever lost interest need not wait long


@dataclass(frozen=True, slots=True, kw_only=True)
class _Begun:
    """The gradings of an exercise, whatever has become of them so far."""

    work: Work
    hidden: tuple[tuple[Future[Grade], ...], ...]
    """For each solution, one for each run."""
    public: Future[Grade]
    """Of the reference, by the checks that students can run."""


def _matrix(begun: _Begun) -> Matrix:
    exercise = begun.work.exercise
    rows = tuple(
        _row(solution, [grading.result() for grading in gradings])
        for solution, gradings in zip(begun.work.solutions, begun.hidden, strict=True)
    )
    public = begun.public.result()
    return Matrix(
        exercise=exercise,
        rows=rows,
        public=public,
        problems=(
            *problems(exercise, rows),
            *problems_in_public(public),
            *suspicions(exercise),
        ),
    )


def _row(solution: Solution, grades: list[Grade]) -> Row:
    """Return a row that keeps one grade, and of the others only those that tell something else."""
    first, *others = grades
    return Row(
        solution=solution,
        grade=first,
        runs=len(grades),
        seconds=sum(grade.duration_s for grade in grades) / len(grades),
        deviations=tuple(
            (number, grade) for number, grade in enumerate(others, 2) if differ(first, grade)
        ),
    )
