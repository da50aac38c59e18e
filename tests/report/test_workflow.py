from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.report import document
from grader.report.workflow import disarmed


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("::error::x", ": :error::x"),
        ("a\n \t::set-env name=x::y", "a\n \t: :set-env name=x::y"),
        ("see ::1 in a::b", "see ::1 in a::b"),
        ("x ##[error]y", "x # #[error]y"),
        ("###[error] ##vso[x]", "## #[error] # #vso[x]"),
        ("## A heading", "## A heading"),
    ],
)
def test_a_command_gets_a_blank(text: str, shown: str) -> None:
    assert disarmed(text) == shown


@given(st.text("#[:ab \n\t", max_size=40))
def test_no_line_is_a_command_any_more(text: str) -> None:
    for line in disarmed(text).split("\n"):
        assert not line.lstrip().startswith("::")
        assert not re.search(r"##\w*\[", line)


def test_json_says_the_same_without_a_command() -> None:
    value = {"##[x]": "###[error] ##vso[x]"}

    assert "##" not in document.to_text(value)
    assert "##" not in document.to_line(value)
    assert eval(document.to_line(value)) == value  # noqa: S307 - JSON of texts is Python as well
