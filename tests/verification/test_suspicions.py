from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from grader import catalogue
from grader.settings import REPOSITORY
from grader.verification.suspicions import suspicions

RACE_COUNTER = REPOSITORY / "exercises" / "race-counter"


@pytest.mark.parametrize(
    ("file", "line", "says"),
    [
        ("drivers.py", "EXPECTED = 3\n", "EXPECTED"),
        ("drivers.py", "def judge(x):\n    assert x == 3\n", "assert"),
        ("test_counter.py", "import time\nNOW = time.monotonic()\n", "reads a clock"),
        ("test_counter.py", "MANY = range(1000)\n", "repeats 1000 times"),
    ],
)
def test_what_hopes_or_tells_is_suspected_with_its_line(
    file: str, line: str, says: str, tmp_path: Path
) -> None:
    folder = Path(shutil.copytree(RACE_COUNTER, tmp_path / "race-counter"))
    page = folder / "hidden" / file
    page.write_text(page.read_text() + line)

    (found,) = suspicions(catalogue.load(folder))

    assert says in found.text
    assert found.where.startswith(f"hidden/{file}:")


def test_race_counter_gives_no_reason_to_doubt() -> None:
    assert suspicions(catalogue.load(RACE_COUNTER)) == ()
