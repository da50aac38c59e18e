"""The page about formats shows what is written, and names every format."""

from __future__ import annotations

import base64
import dataclasses
import re

import pytest

from grader.model import Grade, Interleaving
from grader.report import formats
from grader.settings import REPOSITORY
from tests.report import samples

GUIDE = (REPOSITORY / "docs" / "formats.md").read_text(encoding="utf-8")


def example() -> Grade:
    """Return the grade that the page shows: one check passed, one lost update found."""
    passed, failed, *_ = samples.racy().checks
    found = failed.evidence
    assert isinstance(found, Interleaving)
    short = dataclasses.replace(found, steps=found.steps[1:5], conflict=(0, 2, 3))
    checks = (passed, dataclasses.replace(failed, evidence=short))
    points = sum(check.points for check in checks)
    return dataclasses.replace(samples.racy(), checks=checks, points=points, max_points=5)


def section(name: str) -> str:
    """Return what the page says of a format."""
    found = re.search(rf"^## `{name}`.*?\n(.*?)(?=^## [`A]|\Z)", GUIDE, re.MULTILINE | re.DOTALL)
    assert found, f"docs/formats.md has no section about {name}"
    return found[1]


def blocks(name: str) -> list[str]:
    return re.findall(r"^(`{3,4})\w*\n(.*?)^\1$", section(name), re.MULTILINE | re.DOTALL)


def matches(shown: str, written: str) -> bool:
    """Whether a text is what the page shows.

    An ellipsis stands for any text within a line, and a line of nothing else for any lines.
    """
    parts = [
        "[^\n]*?".join(map(re.escape, part.split("…")))
        for part in re.split(r"^\s*…\n", shown, flags=re.MULTILINE)
    ]
    return re.fullmatch("(?:.*\n)*?".join(parts), written) is not None


@pytest.mark.parametrize("name", sorted(set(formats.FORMATS) - {"html"}))
def test_the_example_is_what_is_written(name: str) -> None:
    written = formats.writer(name).render(example())
    if name == "classroom":
        written = base64.b64decode(written).decode() + "\n"

    assert any(matches(shown, written) for _, shown in blocks(name)), written


@pytest.mark.parametrize("name", formats.FORMATS)
def test_every_format_has_a_section_that_tells_of_a_fault(name: str) -> None:
    assert "fault" in section(name)
    assert formats.FORMATS[name].summary


def test_an_ellipsis_stands_for_what_is_left_out_and_nothing_else() -> None:
    assert matches("a\n…\nd\n", "a\nb\nc\nd\n")
    assert not matches("a\n…\nd\n", "a\nb\nc\n")
    assert not matches("a\n", "a\nb\n")
    assert matches("a…c\n", "abc\n")
    assert not matches("a…c\n", "a\nc\n")
