from __future__ import annotations

import base64
import dataclasses
import functools
import hashlib
import itertools
import re

import pytest

from grader.model import Grade, Suite, Verdict
from grader.report.html import HtmlReport
from tests.report import samples
from tests.report.page import Page, read


@functools.cache
def text_of(grade: Grade) -> str:
    return HtmlReport().render(grade)


@functools.cache
def page_of(grade: Grade) -> Page:
    return read(text_of(grade))


every_grade = pytest.mark.parametrize(
    "grade",
    samples.every_grade(),
    ids=("right", "racy", "deadlock", "syntax", "rejected", "fault", "hostile"),
)


@every_grade
def test_a_page_refers_to_nothing_outside_itself(grade: Grade) -> None:
    page = page_of(grade)

    assert all(link.startswith("#") for link in page.links())
    assert not [
        e for e in page.elements if {"src", "srcset", "action", "data"} & e.attributes.keys()
    ]
    assert not page.all("link") + page.all("iframe") + page.all("img")
    assert "url(" not in page.all("style")[0].text
    assert "@import" not in page.all("style")[0].text


@every_grade
def test_every_link_leads_somewhere_and_every_id_is_unique(grade: Grade) -> None:
    page = page_of(grade)

    assert {link.removeprefix("#") for link in page.links()} <= set(page.ids())
    assert len(page.ids()) == len(set(page.ids()))


@every_grade
def test_a_page_has_one_main_landmark_one_title_and_headings_in_order(grade: Grade) -> None:
    page = page_of(grade)
    levels = [int(e.tag[1]) for e in page.elements if e.tag in {"h1", "h2", "h3", "h4", "h5"}]

    assert len(page.all("main")) == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))
    assert page.all("html")[0].attributes["lang"] == "en"


@every_grade
def test_a_page_forbids_everything_but_its_own_style_and_its_one_script(grade: Grade) -> None:
    page = page_of(grade)
    policy = next(e for e in page.all("meta") if "http-equiv" in e.attributes).attributes["content"]
    scripts = [element.text for element in page.all("script")]
    allowed = re.findall(r"'sha256-(.*?)'", policy)

    assert policy.startswith("default-src 'none'; style-src 'unsafe-inline'")
    assert [
        base64.b64encode(hashlib.sha256(s.encode()).digest()).decode() for s in scripts
    ] == allowed


@every_grade
def test_a_page_has_no_event_handler(grade: Grade) -> None:
    assert not [
        e for e in page_of(grade).elements for name in e.attributes if name.startswith("on")
    ]


def test_full_points_are_said_to_be_full() -> None:
    page = page_of(samples.right())

    assert page.all("p", "score")[0].text == "10 of 10 points"
    assert "Nothing wrong was found" in page.all(cls="finding")[0].text
    assert not page.all("details")


def test_the_finding_at_the_top_is_the_one_that_cost_most() -> None:
    finding = page_of(samples.racy()).all(cls="finding")[0]

    assert "Wrong result in some schedules" in finding.text
    assert "ended as 1 instead of 2" in finding.text
    assert "1 other check lost points as well" in finding.text


def test_a_verdict_is_a_word_beside_an_icon() -> None:
    page = page_of(samples.racy())

    words = [badge.text for badge in page.all(cls="badge")]
    assert words == ["Passed", *["Wrong result in some schedules"] * 2, "Passed"]
    assert len(page.all("use", within="badge")) == len(words)


def test_code_in_messages_is_set_as_code() -> None:
    assert "increment()" in [e.text for e in page_of(samples.racy()).all("code", within="finding")]


def test_an_interleaving_has_a_column_for_each_thread() -> None:
    page = page_of(samples.racy())

    heads = [e.text for e in page.all("th", within="check-2") if e.attributes["scope"] == "col"]
    assert heads == ["Step", "main", "Thread-1", "Thread-2"]


def test_each_step_stands_in_the_column_of_its_thread() -> None:
    page = page_of(samples.racy())
    cells = page.all("td", within="check-2")
    rows = [cells[start : start + 3] for start in range(0, len(cells), 3)]

    lanes = [[bool(cell.text.strip()) for cell in row].index(True) for row in rows]
    assert lanes == [0, 1, 2, 2, 1, 0, 0]


def test_a_step_says_line_source_operation_and_value() -> None:
    acts = page_of(samples.racy()).all(cls="act", within="check-2")

    assert "line 12" in acts[1].text
    assert "old = self.value" in acts[1].text
    assert acts[1].text.endswith("reads self.value → 0")
    assert acts[3].text.endswith("writes self.value = 1")


def test_repeated_steps_are_folded_with_their_number() -> None:
    assert "×2" in page_of(samples.racy()).all(cls="act", within="check-2")[0].text  # noqa: RUF001


def test_switches_of_threads_are_marked() -> None:
    assert len(page_of(samples.racy()).all("tr", "turn", within="check-2")) == 4


def test_steps_of_the_drivers_name_their_file_and_are_no_links() -> None:
    act = page_of(samples.racy()).all(cls="act", within="check-2")[0]

    assert "drivers.py:15" in act.text


def test_source_and_findings_are_linked_both_ways() -> None:
    page = page_of(samples.racy())

    assert "#L12" in [e.attributes.get("href") for e in page.all("a", within="check-2")]
    notes = page.all("ul", "notes", within="L12")
    assert "Wrong result in some schedules · check 2, 3" in notes[0].text
    assert "#check-2" in [e.attributes["href"] for e in page.all("a", within="notes")]


def test_steps_that_clash_are_joined_and_named() -> None:
    page = page_of(samples.racy())
    rows = page.all("tr", within="check-2")[1:]

    assert [next((c for c in row.classes if c.startswith("br-")), "") for row in rows] == [
        "",
        "br-from",
        "br-past",
        "br-at",
        "br-to",
        "",
        "",
    ]
    assert [index for index, row in enumerate(rows) if "clash" in row.classes] == [1, 3, 4]
    assert "joins the steps that clash over self.value" in page.all(cls="legend")[0].text


def test_who_has_a_lock_and_who_waits_is_drawn_until_the_end() -> None:
    page = page_of(samples.deadlocking())
    cells = page.all("td", within="check-4")
    bars = [
        [" ".join(sorted(cell.classes & {"held", "waits"})) for cell in cells[row : row + 2]]
        for row in range(0, len(cells), 2)
    ]

    assert bars == [
        ["held", ""],
        ["held", "held"],
        ["held", "held waits"],
        ["held waits", "held waits"],
    ]
    assert "has a lock" in page.all(cls="legend")[0].text


def test_the_walk_knows_the_line_of_each_step_that_the_page_shows() -> None:
    page = page_of(samples.racy())
    lines = [row.attributes.get("data-line") for row in page.all("tr", within="check-2")[1:]]

    assert lines == [None, "12", "12", "13", "13", None, None]
    assert {f"L{line}" for line in lines if line} <= set(page.ids())


def test_the_circle_of_a_deadlock_is_listed() -> None:
    sentences = [e.text for e in page_of(samples.deadlocking()).all("li", within="cycle")]

    assert len(sentences) == 2
    assert sentences[0].startswith("Thread-1 holds self._writing")
    assert "none of them can ever take another step" in page_of(samples.deadlocking()).text()


def test_hints_are_folded_one_by_one() -> None:
    page = page_of(samples.racy())

    folded = [e.text for e in page.all("summary", within="check-2")]
    assert folded == ["Replay this schedule", "Hint 1 of 3", "Hint 2 of 3", "Hint 3 of 3"]
    assert not [e for e in page.all("details") if "open" in e.attributes]


def test_a_place_is_shown_once_for_all_checks_that_it_stopped() -> None:
    page = page_of(samples.syntax_error())

    assert len(page.all("figure", "located")) == 1
    assert "SyntaxError expected ':'" in page.all("figure", "located")[0].text
    assert "The same as in check 1." in page.all("article")[2].text
    assert "None of the checks could do its work" in page.all(cls="finding")[0].text
    assert not page.all("summary"), "hints do not help against a syntax error"


def test_grading_without_isolation_is_said_loudly() -> None:
    assert (
        "Graded without isolation" in page_of(samples.syntax_error()).all("aside", "banner")[0].text
    )
    assert not page_of(samples.racy()).all("aside", "banner")


def test_a_rejected_file_has_a_reason_and_a_way_on() -> None:
    page = page_of(samples.rejected())

    assert "Not graded" in page.text()
    assert "is not a text file" in page.all(cls="finding")[0].text
    assert "What to do:" in page.all(cls="finding")[0].text


def test_a_fault_is_not_put_on_the_student() -> None:
    page = page_of(samples.fault())

    assert "The grader is to blame, not your code" in page.text()
    assert "0 of 10" not in page.text()


def test_notes_for_staff_are_not_on_the_page() -> None:
    assert "secret details" not in text_of(samples.fault())


def test_hostile_text_becomes_no_element() -> None:
    page = page_of(samples.hostile())

    assert "<script>alert(1)</script>" in page.text()
    assert "{{ 7*7 }}" in page.text()


def test_hostile_characters_are_made_visible() -> None:
    text = text_of(samples.hostile())

    for hidden in ("\u202e", "\u2066", "\u200b", "\x00", "\x1b", "\ud800"):
        assert hidden not in text
    assert "⟨U+202E⟩" in text


def test_a_hostile_page_stays_under_a_megabyte_and_says_what_it_cut() -> None:
    text = text_of(samples.hostile())

    assert len(text.encode()) < 1_000_000
    assert "more lines not shown here" in text
    assert "steps not shown here" in text
    assert "more characters)" in text


def test_a_large_source_is_cut_with_a_word() -> None:
    grade = dataclasses.replace(samples.racy(), source="x = '<&>' + \"y\"\n" * 17_000)
    text = HtmlReport().render(grade)

    assert len(text.encode()) < 1_000_000
    assert "14,000 more lines not shown here" in text


def test_a_typical_page_is_small() -> None:
    assert len(HtmlReport().render(samples.racy()).encode()) < 60_000


def test_public_checks_are_called_so() -> None:
    grade = dataclasses.replace(samples.right(), suite=Suite.PUBLIC)

    assert "public checks only" in page_of(grade).all(cls="who")[0].text


def test_every_verdict_has_a_page() -> None:
    for verdict in Verdict:
        check = dataclasses.replace(samples.check(1), verdict=verdict, message="Seen.")
        page = page_of(samples.grade("a.py", None, (check,)))

        assert verdict.value in page.all(cls="badge")[0].text.lower()


def test_the_same_grade_gives_the_same_page() -> None:
    assert HtmlReport().render(samples.racy()) == HtmlReport().render(samples.racy())


def test_a_page_links_back_to_its_overview() -> None:
    page = read(HtmlReport(overview="index.html").render(samples.right()))

    assert "index.html" in page.links()


def test_a_title_has_marks_but_no_markup() -> None:
    assert "<span" not in page_of(samples.hostile()).all("title")[0].text


def test_many_threads_become_rails_and_very_many_lists() -> None:
    for threads, shape in ((2, "wide"), (4, "wider"), (9, "rails"), (40, "none")):
        steps = tuple(samples.step(n, 12, "old = self.value", "read") for n in range(threads))
        names = tuple(f"T{n}" for n in range(threads))
        found = dataclasses.replace(samples.lost_update(), steps=steps, threads=names)
        check = samples.check(1, Verdict.DEADLOCK, "Stuck.", found)
        page = page_of(samples.grade("a.py", samples.RACY_SOURCE, (check,)))

        assert shape in page.all("table")[0].classes
        assert len(page.all("div", "act")) == threads


def test_blank_space_without_end_is_kept_from_the_lexer() -> None:
    grade = dataclasses.replace(samples.right(), source=("\u3000" * 399 + "\n") * 250 + "x = 1")
    lines = page_of(grade).all("code", within="source")

    assert [line.text for line in lines] == [""] * 250 + ["x = 1"]
