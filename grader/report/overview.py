"""The page over a folder of reports: who got how much, and what went wrong how often.

Keeps one small :class:`Entry` per submission and no grade, so that a class of any size fits.
"""

from __future__ import annotations

import statistics
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote

from grader.model import Outcome, Verdict
from grader.report import wording
from grader.report.atomic import write_text
from grader.report.finding import Finding, most_important
from grader.report.markup import environment

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from grader.model import CheckResult, Grade

FILE_NAME = "index.html"
_BINS = 10
_LONGEST_FINDING = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """What an overview keeps of one check of one submission."""

    id: str
    title: str
    verdict: Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What an overview keeps of one submission."""

    submission: str
    title: str
    """Of the exercise."""
    address: str
    """Of its report, relative to the overview; empty if there is none."""
    outcome: Outcome
    points: float
    max_points: float
    finding: Finding
    checks: tuple[Checked, ...]
    sandbox: str

    @property
    def graded(self) -> bool:
        """Whether there are points to show."""
        return self.outcome is Outcome.GRADED

    @property
    def share(self) -> float:
        """Return the part of the points that was reached, from 0 to 1."""
        return self.points / self.max_points if self.max_points else 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Rate:
    """How one check went over all submissions."""

    title: str
    passed: int
    total: int
    mostly: str
    """The commonest verdict of those that did not pass."""

    @property
    def percent(self) -> int:
        """Return the part that passed, in whole percent; 100 means every one."""
        return self.passed * 100 // self.total


def entry(grade: Grade, report: Path | str) -> Entry:
    """Return what an overview needs of a grade.

    Args:
        grade: The grade, which need not be kept.
        report: Where its report lies, relative to the overview's folder.
    """
    address = report if isinstance(report, str) else report.as_posix()
    return Entry(
        submission=grade.submission[:_LONGEST_FINDING],
        title=grade.title,
        address=f"./{quote(address, errors='surrogateescape')}" if address else "",
        outcome=grade.outcome,
        points=grade.points,
        max_points=grade.max_points,
        finding=most_important(grade),
        checks=tuple(_checked(check) for check in grade.checks),
        sandbox=grade.sandbox,
    )


def write_overview(entries: Iterable[Entry], folder: Path) -> Path:
    """Write the overview into the folder that holds the reports.

    Returns:
        The file.

    Raises:
        ReportError: It could not be written.
    """
    return write_text(folder / FILE_NAME, render(entries))


def render(entries: Iterable[Entry]) -> str:
    """Return the overview as text, with the submissions in the order given."""
    listed = list(entries)
    graded = [one for one in listed if one.graded]
    titles = sorted({one.title for one in listed})
    return (
        environment()
        .get_template("overview.html")
        .render(
            entries=listed,
            graded=graded,
            full=sum(one.share >= 1 for one in graded),
            titles=titles,
            median=statistics.median(one.points for one in graded)
            if graded and len(titles) == 1
            else None,
            bins=_distribution(graded),
            rates=_rates(graded),
            local=any(one.sandbox == "local" for one in listed),
        )
    )


def _checked(check: CheckResult) -> Checked:
    return Checked(id=check.id, title=check.title, verdict=check.verdict)


def _distribution(graded: list[Entry]) -> list[int]:
    """Return how many submissions lie in each tenth of the points; the last has full points too."""
    bins = [0] * _BINS
    for one in graded:
        bins[min(int(one.share * _BINS), _BINS - 1)] += 1
    return bins


def _rates(graded: list[Entry]) -> list[Rate]:
    titles: dict[tuple[str, str], str] = {}
    verdicts: dict[tuple[str, str], Counter[Verdict]] = {}
    for one in graded:
        for check in one.checks:
            key = (one.title, check.id)
            titles.setdefault(key, check.title)
            verdicts.setdefault(key, Counter())[check.verdict] += 1
    return [_rate(titles[key], counts) for key, counts in verdicts.items()]


def _rate(title: str, counts: Counter[Verdict]) -> Rate:
    failed = Counter({verdict: n for verdict, n in counts.items() if verdict is not Verdict.PASSED})
    return Rate(
        title=title,
        passed=counts[Verdict.PASSED],
        total=counts.total(),
        mostly=wording.word(failed.most_common(1)[0][0]) if failed else "",
    )
