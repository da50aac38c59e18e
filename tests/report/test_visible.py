from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.report.markup import prose, text
from grader.report.visible import visible


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("plain\ttext\n", "plain\ttext\n"),
        ("Zoë Müller 日本", "Zoë Müller 日本"),
        ("a\r\nb\rc", "a\nb\nc"),
        ("a\x00b\x1b[31m\x7f", "a␀b␛[31m␡"),
        ("a\u202eb", "a⟨U+202E⟩b"),
        ("a\ud800b", "a⟨U+D800⟩b"),
        ("a\u3164b\ufffec", "a⟨U+3164⟩b⟨U+FFFE⟩c"),
        ("ab\u0301\u202ecd", "ab\u0301⟨U+202E⟩cd"),
        ("\u200b" * 5000, "⟨U+200B \u00d75000⟩"),
        ("\u0645\u06cc\u200c\u062e", "\u0645\u06cc\u200c\u062e"),
    ],
)
def test_what_does_not_show_is_marked(given: str, shown: str) -> None:
    assert visible(given, 9999) == shown


def test_long_text_is_cut_with_a_word() -> None:
    assert visible("x" * 10_000, 10) == "xxxxxxxxxx… (9,990 more characters)"
    assert visible("x" * 10, 10) == "x" * 10


def test_marks_piled_on_one_letter_are_thinned() -> None:
    assert visible("a" + "\u0301" * 500, 9999) == "a" + "\u0301" * 4


@given(st.text(st.characters()), st.integers(1, 50))
def test_nothing_hidden_and_nothing_long_remains(value: str, limit: int) -> None:
    shown = visible(value, limit)

    assert len(shown) <= limit + 40
    assert not [
        c for c in shown if unicodedata.category(c) in {"Cc", "Cs", "Zl"} and c not in "\t\n"
    ]


@given(st.text(st.characters()))
def test_no_text_becomes_markup(value: str) -> None:
    assert "<" not in text(value).replace('<span class="odd">', "").replace("</span>", "")


def test_backticks_mean_code_but_not_across_lines() -> None:
    assert prose("`a < b` and `c\nd`") == "<code>a &lt; b</code> and `c\nd`"
