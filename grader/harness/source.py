"""What a submission may not use: the policy of an exercise, and checks that ask for the same."""

from __future__ import annotations

from collections.abc import Sequence

from grader.harness import judging
from grader.harness.asking import Asking
from grader.harness.checks import CheckFailed
from grader.model import Job, Verdict


class Source:
    """The submission's source text, of which a check can demand what it does without.

    Args:
        asking: Puts the questions.
    """

    def __init__(self, asking: Asking) -> None:
        self._asking = asking

    def never_uses(self, *names: str, says: str = "") -> None:
        """Demand that the submission uses none of these, imported in whatever way.

        Args:
            names: Dotted names of modules or of names in them: ``threading.Lock``, ``queue``.
            says: What to tell the student beside the name and the line.

        Raises:
            CheckFailed: ``not allowed``, with the line.
        """
        demand_unused(self._asking, names, says)


def demand_unused(asking: Asking, forbidden: Sequence[str], says: str = "") -> None:
    """Demand that a submission uses none of these names.

    Raises:
        CheckFailed: ``not allowed``, with the line of the first use.
        ProtocolError: The answer is malformed.
    """
    for name, line in asking.uses():
        for unwanted in forbidden:
            if name == unwanted or name.startswith(f"{unwanted}."):
                raise _not_allowed(asking.job, unwanted, line, says)


def _not_allowed(job: Job, name: str, line: int, says: str) -> CheckFailed:
    return CheckFailed(
        Verdict.NOT_ALLOWED,
        f"Line {line} uses `{name}`, which this exercise does not allow."
        + (f" {says}" if says else ""),
        evidence=judging.at_line(line, f"`{name}` is not allowed here.", job),
    )
