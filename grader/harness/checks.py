"""How the author of an exercise declares a check, and how a check says that it failed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from grader.model import Evidence, Verdict

Function = TypeVar("Function", bound=Callable[..., Any])


class CheckFailed(Exception):
    """The student's code did not pass a check.

    Args:
        verdict: How it failed.
        message: What was seen, said to the student.
        evidence: What shows it, if anything does.
        staff_note: More for the instructor, never shown to the student.
    """

    def __init__(
        self,
        verdict: Verdict,
        message: str,
        *,
        evidence: Evidence | None = None,
        staff_note: str = "",
    ) -> None:
        super().__init__(message)
        self.verdict = verdict
        self.message = message
        self.evidence = evidence
        self.staff_note = staff_note


def check(
    title: str, *, points: int, hint: str | None = None, hints: Sequence[str] = ()
) -> Callable[[Function], Function]:
    """Declare a ``test_…`` function to be a check worth points.

    All arguments are written as literals: the catalogue reads them from the source, so that what an
    exercise is worth is known without running anything of it.

    Args:
        title: What a right solution does, as a sentence that students read.
        points: What passing is worth.
        hint: The only hint, for a check that needs just one.
        hints: Several hints, from a nudge to nearly the answer.
    """
    del title, points, hint, hints

    def declare(function: Function) -> Function:
        return function

    return declare
