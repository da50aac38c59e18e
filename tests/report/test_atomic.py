from __future__ import annotations

from pathlib import Path

import pytest

from grader.errors import ReportError
from grader.report.atomic import write_text


def test_a_device_stays_a_device_and_says_when_it_is_full() -> None:
    full = Path("/dev/full")
    if not full.is_char_device():
        pytest.skip("this system has no device that is always full")

    with pytest.raises(ReportError, match="No space left"):
        write_text(full, "x")

    assert full.is_char_device()


def test_a_link_stays_a_link_to_the_new_text(tmp_path: Path) -> None:
    link = tmp_path / "link.json"
    link.symlink_to(tmp_path / "real.json")

    write_text(link, "new")

    assert link.is_symlink()
    assert (tmp_path / "real.json").read_text() == "new"
