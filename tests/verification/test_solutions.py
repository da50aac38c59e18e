from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from grader.errors import ManifestError
from grader.model import Exercise, Verdict
from grader.settings import REPOSITORY
from grader.verification.solutions import Role, find

SOLUTIONS = REPOSITORY / "solutions" / "race-counter"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SOLUTIONS, tmp_path / "race-counter"))


def test_the_solutions_of_race_counter_are_found_with_what_they_must_come_to(
    race_counter: Exercise,
) -> None:
    found = {solution.name: solution for solution in find(race_counter)}

    assert found["reference"].right
    assert found["starter"].role is Role.STARTER
    assert found["acquired_twice"].verdict is Verdict.DEADLOCK
    assert found["no_lock"].caught_by


@pytest.mark.parametrize(
    ("header", "says"),
    [
        ("class Counter: pass\n", "must begin with the lines"),
        ("# caught-by: no-such\n# verdict: deadlock\n# why: x\n", "is no hidden check"),
        ("# caught-by: one-thread-can-count\n# verdict: slow\n# why: x\n", "is none of"),
    ],
)
def test_a_mistake_without_its_header_is_named_with_its_line(
    header: str, says: str, race_counter: Exercise, folder: Path
) -> None:
    (folder / "mistakes" / "no_lock.py").write_text(header)

    with pytest.raises(ManifestError, match=says) as raised:
        find(race_counter, folder)

    assert "no_lock.py:" in str(raised.value)


def test_too_few_solutions_are_all_told_at_once(race_counter: Exercise, tmp_path: Path) -> None:
    with pytest.raises(ManifestError) as raised:
        find(race_counter, tmp_path)

    assert len(raised.value.mistakes) == 3


def test_a_mistake_that_is_no_text_is_named(race_counter: Exercise, folder: Path) -> None:
    (folder / "mistakes" / "no_lock.py").write_bytes(b"# caught-by: \xff\n")

    with pytest.raises(ManifestError, match=r"no_lock\.py: cannot be read as UTF-8"):
        find(race_counter, folder)
