from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.model import Limits, Rejected, Rejection, Submission
from grader.submission import decode, read
from tests.corpus.faulty import CANNOT_BE_READ, READ_ALL_THE_SAME, RIGHT, Faulty

LIMITS = Limits()


@pytest.mark.parametrize("faulty", CANNOT_BE_READ, ids=lambda faulty: faulty.name)
def test_what_cannot_be_read_is_rejected_with_a_reason(faulty: Faulty, tmp_path: Path) -> None:
    path = tmp_path / "counter.py"
    path.write_bytes(faulty.content)

    result = read(path, LIMITS)

    assert isinstance(result, Rejected)
    assert result.reason.value == faulty.verdict
    assert faulty.says in result.message


@pytest.mark.parametrize("faulty", READ_ALL_THE_SAME, ids=lambda faulty: faulty.name)
def test_marks_line_ends_and_declared_encodings_are_fine(faulty: Faulty) -> None:
    result = decode("counter.py", faulty.content, LIMITS)

    assert isinstance(result, Submission)
    assert "\r" not in result.source
    assert not result.source.startswith("\ufeff")
    compile(result.source, "counter.py", "exec")


def test_a_declared_encoding_gives_the_text_that_was_meant() -> None:
    data = b"# -*- coding: latin-1 -*-\nNAME = 'gr\xf6\xdfer'\n"

    result = decode("counter.py", data, LIMITS)

    assert isinstance(result, Submission)
    assert "größer" in result.source


@pytest.mark.parametrize(
    ("extra", "reason"), [(0, None), (1, Rejection.TOO_LARGE)], ids=["at the limit", "beyond it"]
)
def test_the_limit_of_size_is_exact(extra: int, reason: Rejection | None) -> None:
    data = RIGHT.encode() + b"#" * (LIMITS.source_bytes - len(RIGHT) + extra)

    result = decode("counter.py", data, LIMITS)

    assert (result.reason if isinstance(result, Rejected) else None) == reason


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    result = read(tmp_path / "conter.py", LIMITS)

    assert isinstance(result, Rejected)
    assert result.reason is Rejection.MISSING
    assert "conter.py" in result.message


def test_a_folder_is_rejected_and_its_files_are_offered(tmp_path: Path) -> None:
    (tmp_path / "counter.py").write_text(RIGHT)

    result = read(tmp_path, LIMITS)

    assert isinstance(result, Rejected)
    assert result.reason is Rejection.NOT_A_FILE
    assert "counter.py" in result.message


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "counter.py")

    result = read(tmp_path / "counter.py", LIMITS)

    assert isinstance(result, Rejected)
    assert result.reason is Rejection.NOT_A_FILE


def test_a_name_that_no_system_takes_is_unreadable_or_missing() -> None:
    for name in ("a\0b.py", "x" * 5000):
        result = read(Path(name), LIMITS)

        assert isinstance(result, Rejected)
        assert result.reason in {Rejection.UNREADABLE, Rejection.MISSING}


@given(st.binary(max_size=400))
def test_any_bytes_are_either_a_submission_or_rejected(data: bytes) -> None:
    result = decode("counter.py", data, LIMITS)

    assert isinstance(result, Submission | Rejected)
