from __future__ import annotations

import errno
import os
from typing import TYPE_CHECKING

import pytest

from grader.errors import ReportError
from grader.report.atomic import write_text
from grader.report.html import HtmlReport
from grader.report.interface import stem_of
from grader.report.plain import JsonReport
from tests.report import samples

if TYPE_CHECKING:
    from pathlib import Path


def refuse(number: int) -> object:
    def fail(*_: object) -> None:
        raise OSError(number, os.strerror(number))

    return fail


def test_a_report_bears_the_name_of_its_submission(tmp_path: Path) -> None:
    path = HtmlReport().write(samples.racy(), tmp_path / "new" / "folder")

    assert path == tmp_path / "new" / "folder" / "racy.html"
    assert path.read_text("utf-8").startswith("<!doctype html>")


def test_a_report_can_be_given_another_name(tmp_path: Path) -> None:
    path = JsonReport(staff_notes=True).write(samples.racy(), tmp_path, stem="ada")

    assert path.name == "ada.json"


def test_a_full_disk_leaves_the_old_report_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = write_text(tmp_path / "a.html", "old")
    monkeypatch.setattr(os, "fsync", refuse(errno.ENOSPC))

    with pytest.raises(ReportError, match=r"a\.html.*No space left on device"):
        write_text(old, "new")

    assert old.read_text() == "old"
    assert list(tmp_path.iterdir()) == [old]


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")

    with pytest.raises(ReportError, match=r"'.*file/a\.html' could not be written"):
        write_text(tmp_path / "file" / "a.html", "text")


def test_a_report_can_be_read_by_others_as_the_umask_says(tmp_path: Path) -> None:
    before = os.umask(0o022)
    try:
        path = write_text(tmp_path / "a.html", "text")
    finally:
        os.umask(before)

    assert path.stat().st_mode & 0o777 == 0o644


@pytest.mark.parametrize(
    ("submission", "stem"),
    [
        ("counter.py", "counter"),
        ("a.b-c_d@e.py", "a.b-c_d@e"),
        ("counter", "counter"),
        ("x.tar.gz", "x.tar"),
    ],
)
def test_a_harmless_name_is_kept(submission: str, stem: str) -> None:
    assert stem_of(submission) == stem


@pytest.mark.parametrize(
    "submission",
    [
        "../../etc/passwd",
        "a/b.py",
        "",
        ".",
        "..",
        ".py",
        "CON.py",
        "index.py",
        "é.py",
        "a" * 300,
        "\ud800.py",
        "a\0b.py",
    ],
)
def test_a_harmful_name_is_made_harmless(submission: str) -> None:
    stem = stem_of(submission)

    assert stem.isascii()
    assert not set(stem) & set("/\\\0.: ")
    assert stem.lower() not in {"con", "index"}
    assert 0 < len(stem) < 100


def test_altered_names_stay_different() -> None:
    assert stem_of("ä.py") != stem_of("ö.py")
