"""The page from which a student understands the bug: one self-contained HTML file.

No script, no network, nothing outside the file: a strict Content-Security-Policy says so to the
browser as well. Texts of the student reach the page through the filters of
:mod:`grader.report.markup` only.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from grader.model import Interleaving, Located, Outcome, Verdict
from grader.report import wording
from grader.report.caps import TIGHT, Caps
from grader.report.finding import most_important
from grader.report.interface import ReportWriter
from grader.report.lanes import Lanes, draw
from grader.report.listing import MOST_NOTES, Listing, list_source
from grader.report.markup import environment

if TYPE_CHECKING:
    from grader.model import CheckResult, Grade


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """What the page shows of one check."""

    number: int
    check: CheckResult
    hints: tuple[str, ...]
    lanes: Lanes | None
    located: Located | None
    linked: bool
    """Whether the page shows the line of :attr:`located`."""
    same_as: int | None
    """Number of an earlier check with the very same finding."""


class HtmlReport(ReportWriter):
    """Writes the page for a submission."""

    name = "html"
    suffix = ".html"

    def __init__(self, *, overview: str = "") -> None:
        """Make a writer.

        Args:
            overview: Relative address of an overview to link back to, if there is one.
        """
        self._overview = overview

    def render(self, grade: Grade) -> str:
        """Return the page, at most a megabyte of it."""
        caps = Caps()
        page = self._render(grade, caps)
        if len(page.encode("utf-8", "backslashreplace")) > caps.page_bytes:
            page = self._render(grade, TIGHT)
        return page

    def _render(self, grade: Grade, caps: Caps) -> str:
        checks = grade.checks[: caps.checks]
        listing = list_source(grade.source, checks, caps) if grade.source else None
        graded = grade.outcome is Outcome.GRADED
        return (
            environment()
            .get_template("report.html")
            .render(
                grade=grade,
                graded=graded,
                finding=most_important(grade),
                cards=_cards(checks, listing, caps),
                left_out=len(grade.checks) - len(checks),
                listing=listing,
                most_notes=MOST_NOTES,
                passed=sum(check.verdict is Verdict.PASSED for check in grade.checks),
                whose_fault=""
                if graded or not grade.reason
                else wording.WHOSE_FAULT[grade.reason.blame],
                what_to_do=""
                if graded or not grade.reason
                else wording.WHAT_TO_DO[grade.reason.blame],
                overview=self._overview,
                caps=caps,
            )
        )


def _cards(checks: tuple[CheckResult, ...], listing: Listing | None, caps: Caps) -> list[Card]:
    cards: list[Card] = []
    first_with: dict[object, int] = {}
    room = caps.page_steps
    for number, check in enumerate(checks, start=1):
        first = first_with.setdefault(_shown_once(check, number), number)
        evidence = check.evidence if first == number else None
        lanes = draw(evidence, listing, caps, room) if isinstance(evidence, Interleaving) else None
        located = evidence if isinstance(evidence, Located) else None
        room -= len(lanes.rows) if lanes else 0
        cards.append(
            Card(
                number=number,
                check=check,
                hints=_hints(check),
                lanes=lanes,
                located=located,
                linked=bool(located and listing and listing.shows(located.line)),
                same_as=first if first != number else None,
            )
        )
    return cards


def _shown_once(check: CheckResult, number: int) -> object:
    """Return what two checks have in common of which the second only needs to name the first."""
    if check.evidence or wording.held_back(check):
        return check.verdict, check.message, check.evidence
    return number


def _hints(check: CheckResult) -> tuple[str, ...]:
    if check.verdict is Verdict.PASSED or wording.held_back(check):
        return ()
    return check.hints or ((check.hint,) if check.hint else ())
