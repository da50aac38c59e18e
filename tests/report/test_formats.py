"""What holds for every format alike."""

from __future__ import annotations

import base64
import dataclasses
import json
import re
import subprocess
import sys
import unicodedata
from collections.abc import Iterator
from typing import Any

import pytest

from grader.errors import UsageError
from grader.model import Grade
from grader.report import formats
from grader.report.interface import ReportWriter
from tests.report import samples
from tests.report.attacks import ATTACKS, attacked, attacked_rejection
from tests.report.reading import READERS

every_format = pytest.mark.parametrize("name", READERS)
every_grade = pytest.mark.parametrize(
    "grade", samples.every_grade(), ids=lambda grade: grade.submission[:8]
)
every_attack = pytest.mark.parametrize("attack", ATTACKS.values(), ids=ATTACKS)
EXACT = {"json"}
"""Formats that carry texts whole and as they are, escaped."""


def texts(value: Any) -> Iterator[str]:
    """Return every text in JSON, keys as well."""
    match value:
        case str():
            yield value
        case list():
            for item in value:
                yield from texts(item)
        case dict():
            for key, item in value.items():
                yield key
                yield from texts(item)


def shown(name: str, report: str) -> list[str]:
    """Return the texts that a person gets to see of a report."""
    match name:
        case "classroom":
            return list(texts(json.loads(base64.b64decode(report))))
        case "autolab":
            return [text for line in report.splitlines() for text in texts(json.loads(line))]
        case "junit" | "csv" | "markdown":
            return [report]
        case _:
            return list(texts(json.loads(report)))


def hidden(text: str) -> list[str]:
    kinds = {"Cc", "Cf", "Cs", "Zl", "Zp", "Co"}
    return [c for c in text if unicodedata.category(c) in kinds and c not in "\t\n"]


def commands(log: str) -> list[str]:
    """Return the lines that a CI runner obeys; any of these characters may end a line."""
    lines = re.split(r"[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]", log)
    return [x for x in lines if x.lstrip().startswith("::") or re.search(r"##\w*\[", x)]


@pytest.mark.parametrize("name", formats.FORMATS)
def test_a_registered_format_has_a_writer_of_its_name(name: str) -> None:
    writer = formats.writer(name)

    assert isinstance(writer, ReportWriter)
    assert writer.name == name


def test_files_of_two_formats_in_one_folder_do_not_meet() -> None:
    suffixes = [formats.writer(name).suffix for name in formats.FORMATS]

    assert len(set(suffixes)) == len(suffixes)
    assert set(READERS) | {"html"} == set(formats.FORMATS)


def test_an_unknown_format_is_refused_with_those_that_there_are() -> None:
    with pytest.raises(UsageError, match=r"'xml'.*junit"):
        formats.writer("xml")


@every_format
@every_grade
def test_a_reader_that_is_not_ours_reads_it(name: str, grade: Grade) -> None:
    assert READERS[name](formats.writer(name).render(grade)) is not None


@every_format
@every_grade
def test_the_same_grade_gives_the_same_text(name: str, grade: Grade) -> None:
    writer = formats.writer(name)

    assert writer.render(grade) == writer.render(grade)


@every_format
@every_attack
@pytest.mark.parametrize("sort", [attacked, attacked_rejection], ids=["checks", "rejection"])
def test_no_text_of_a_student_breaks_it_hides_in_it_or_commands(
    name: str, attack: str, sort: Any
) -> None:
    text = attack[:100_000] if name in EXACT else attack
    report = formats.writer(name).render(sort(text))

    READERS[name](report)
    assert not hidden(report)
    assert not commands(report)
    if name not in EXACT:
        assert not [c for text in shown(name, report) for c in hidden(text)]
    if name == "classroom":  # its reader prints the texts into the log
        assert not commands("\n".join(shown(name, report)))


@every_format
def test_notes_for_staff_and_the_source_do_not_leave_by_default(name: str) -> None:
    fault = formats.writer(name).render(samples.fault())
    right = formats.writer(name).render(samples.right())

    assert "secret details" not in "".join(shown(name, fault))
    assert "self._lock" not in "".join(shown(name, right))


@every_format
@every_grade
def test_a_fault_shows_no_points_and_says_who_is_not_to_blame(name: str, grade: Grade) -> None:
    if grade.submission != "unlucky.py":
        return
    report = "".join(shown(name, formats.writer(name).render(grade)))

    assert "0 of 10" not in report
    assert "The sandbox ended before it had answered." in report


@pytest.mark.parametrize("name", sorted(set(READERS) - EXACT - {"csv"}))
def test_a_report_keeps_to_its_reader_s_size_whatever_it_tells(name: str) -> None:
    hostile = samples.hostile()
    many = tuple(
        dataclasses.replace(check, id=f"check_{number}")
        for number in range(6)
        for check in hostile.checks
    )
    report = formats.writer(name).render(dataclasses.replace(hostile, checks=many))

    READERS[name](report)
    assert len(report.encode()) <= 1_000_000


def test_a_writer_is_imported_only_when_its_format_is_wanted() -> None:
    program = (
        "import sys; from grader.report import formats; formats.writer('sarif')\n"
        "wanted = ('jinja2', 'pygments', 'pydantic', 'xml', 'grader.report.junit')\n"
        "print([m for m in wanted if m in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )

    assert done.stdout.strip() == "[]"
