from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.model import Grade
from grader.report.markdown import MarkdownReport, code, prose
from grader.report.visible import visible
from tests.report import samples
from tests.report.attacks import ATTACKS, attacked, attacked_rejection
from tests.report.reading import page, tokens

TAGS = {"h2", "h3", "p", "strong", "code", "ul", "li"} | {
    "table",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
}
ACTED_ON = re.compile(r"@|://|www\.|#\d|\$|:\w+:")


class Page(HTMLParser):
    """Collects what a browser makes of a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.texts: list[str] = []
        self.cells: list[list[str]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attributes}
        if tag == "tr":
            self.cells.append([])
        if tag in {"td", "th"}:
            self.cells[-1].append("")

    def handle_data(self, data: str) -> None:
        self.texts.append(data)
        if self.cells and self.cells[-1]:
            self.cells[-1][-1] += data.strip("\n")


def report(grade: Grade) -> str:
    return MarkdownReport().render(grade)


def prose_of(markdown: str) -> list[str]:
    """Return the texts outside of code; between raw tags of code, nothing is prose."""
    inside = False
    found = []
    for token in tokens(markdown):
        if token.type == "html_inline":
            inside = token.content == "<code>"
        elif token.type == "text" and not inside:
            found.append(token.content)
    return found


def test_it_has_the_points_the_finding_and_the_schedule() -> None:
    shown = Page(page(report(samples.racy())))

    assert "".join(shown.texts).startswith("❌ A counter that loses nothing: 5 of 10 points")
    assert ["❌", "Two threads lose no increment", "0 / 3", "wrong result in some schedules"] in (
        shown.cells
    )
    assert ["3", "Thread-2", "line 12", "old = self.value", "reads self.value → 0"] in shown.cells


def test_a_fault_has_no_points_and_a_rejection_says_what_to_do() -> None:
    fault, rejected = report(samples.fault()), report(samples.rejected())

    assert "The grader is to blame, not your code. It has cost you no points." in fault
    assert "0 of" not in fault
    assert "Mend the file and hand it in again." in rejected


def test_a_deadlock_shows_who_waits() -> None:
    assert "- Waiting: Thread-1 holds `self._writing`" in report(samples.deadlocking())


@pytest.mark.parametrize("attack", ATTACKS.values(), ids=ATTACKS)
@pytest.mark.parametrize("sort", [attacked, attacked_rejection], ids=["checks", "rejection"])
def test_no_text_becomes_markup_link_or_call(attack: str, sort: object) -> None:
    markdown = report(sort(attack))  # type: ignore[operator]
    shown = Page(page(markdown))

    assert shown.tags <= TAGS
    assert shown.attributes <= {"style"}
    assert not [text for text in prose_of(markdown) if ACTED_ON.search(text)]
    assert all(len(row) in {4, 5} for row in shown.cells)


@given(st.text(st.characters(), max_size=30))
def test_any_text_is_shown_as_it_is(text: str) -> None:
    said = " ".join(visible(text, 99).split())

    assert "".join(Page(page(f"| a |\n|---|\n| x {code(text, 99)} x |")).texts).split() == (
        f"a x {said} x".split()
    )
    if "`" not in said:
        assert "".join(Page(page(f"So: {prose(text, 99)}")).texts).split() == f"So: {said}".split()


def test_what_stands_between_backticks_is_code() -> None:
    assert prose("`a < b` and `x|y`, *not*", 99) == ("`a < b` and <code>x&#124;y</code>, \\*not\\*")


def test_what_a_forge_acts_on_is_code() -> None:
    assert prose("ask @ada, see #12 or https://x.example now", 99) == (
        "ask `@ada,` see `#12` or `https://x.example` now"
    )


def test_it_fits_into_a_comment() -> None:
    assert len(report(samples.hostile())) < 65_536
