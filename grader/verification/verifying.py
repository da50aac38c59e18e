"""Grading every solution of an exercise twice, many at a time."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from grader import pipeline
from grader.model import Exercise, Grade
from grader.sandbox.interface import Sandbox
from grader.verification.matrix import Matrix, Row, problems
from grader.verification.solutions import Solution, find
from grader.verification.suspicions import suspicions


def verify(
    exercise: Exercise,
    sandbox: Sandbox,
    *,
    jobs: int = 2,
    done: Callable[[Solution], None] = lambda _: None,
) -> Matrix:
    """Return the kill matrix of an exercise and what speaks against publishing it.

    Args:
        exercise: What to verify.
        sandbox: Where the solutions run.
        jobs: How many run at the same time.
        done: Is told of each solution that has been graded twice.

    Raises:
        ManifestError: Solutions are missing or lack their header.
        SandboxUnavailable: No sandbox can be started.
    """

    def row(solution: Solution) -> Row:
        first, second = (_grade(exercise, solution, sandbox) for _ in range(2))
        done(solution)
        return Row(solution=solution, grade=first, again=second)

    with ThreadPoolExecutor(jobs, thread_name_prefix="verifying") as pool:
        rows = tuple(pool.map(row, find(exercise)))
    return Matrix(
        exercise=exercise, rows=rows, problems=problems(exercise, rows) + suspicions(exercise)
    )


def _grade(exercise: Exercise, solution: Solution, sandbox: Sandbox) -> Grade:
    return pipeline.grade(exercise, solution.path, sandbox)
