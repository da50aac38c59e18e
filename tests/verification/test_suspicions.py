from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from grader import catalogue
from grader.settings import REPOSITORY
from grader.verification.suspicions import suspicions

RACE_COUNTER = REPOSITORY / "exercises" / "race-counter"
CALLED = 'def test_more(call):\n    assert call("timed") < 2, "slow"\n'
TIMED = "import time as clock\ndef timed():\n    return later() - clock.monotonic()\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(RACE_COUNTER, tmp_path / "race-counter"))


def told(folder: Path, **appended: str) -> list[str]:
    """Return what is suspected when code stands at the end of a hidden file."""
    for file, code in appended.items():
        page = folder / "hidden" / f"{file}.py"
        page.write_text(page.read_text() + code)
    return [str(problem) for problem in suspicions(catalogue.load(folder))]


@pytest.mark.parametrize(
    ("code", "says"),
    [
        ("EXPECTED = 3\n", "EXPECTED"),
        ("def wanted_total():\n    return 3\n", "wanted_total"),
        ("def judge(x):\n    assert x\n", "assert"),
        ("def judge(x):\n    if x:\n        raise AssertionError('no')\n", "AssertionError"),
        ("def right():\n    return Counter().value == 0\n", "returns a comparison"),
        ("def right(x):\n    return [1, 2] != x\n", "returns a comparison"),
        ("def many():\n    return [Counter() for _ in range(1000)]\n", "repeats 1000 times"),
        ("import random\ndef any_of(x):\n    return random.choice(x)\n", "rolls dice"),
    ],
)
def test_a_driver_that_tells_or_hopes_is_suspected_with_its_line(
    code: str, says: str, folder: Path
) -> None:
    (found,) = told(folder, drivers=code)

    assert says in found
    assert re.match(r"hidden/drivers\.py:\d+: ", found)


@pytest.mark.parametrize(
    ("code", "says"),
    [
        ("import time\nNOW = time.monotonic()\n", "no verdict may rest on a clock"),
        ("from datetime import datetime\n", "no verdict may rest on a clock"),
        ("MANY = range(1000)\n", "repeats 1000 times"),
        ("def ask(call):\n    for _ in range(9):\n        call('one')\n", "again and again"),
        ("def ask(explore):\n    return [explore('one') for _ in 'ab']\n", "again and again"),
        ("def ask(explore):\n    while True:\n        explore('one')\n", "again and again"),
        ("from random import choice\n", "rolls dice"),
    ],
)
def test_a_check_that_hopes_is_suspected_with_its_line(code: str, says: str, folder: Path) -> None:
    (found,) = told(folder, test_counter=code)

    assert says in found
    assert re.match(r"hidden/test_counter\.py:\d+: ", found)


@pytest.mark.parametrize(
    "code",
    [
        "def same():\n    return Counter() is Counter(), Counter().value == Counter().value\n",
        "def missing(x):\n    return x == None\n",
        "from random import Random\ndef some(x):\n    return Random(7).choice(x)\n",
        "import random\ndef some(x):\n    return random.Random(7).choice(x)\n",
        TIMED,
    ],
)
def test_a_driver_that_tells_what_happened_is_not_suspected(code: str, folder: Path) -> None:
    assert told(folder, drivers=code) == []


def test_questions_that_differ_from_round_to_round_are_not_suspected(folder: Path) -> None:
    code = "def ask(explore):\n    for times in range(3):\n        explore('one', times)\n"

    assert told(folder, test_counter=code) == []


def test_a_clock_is_real_where_a_driver_is_called_and_so_it_is_suspected(folder: Path) -> None:
    check = '\n\n@check("Fast", points=1, hint="…")\n' + CALLED

    (found,) = told(folder, drivers=TIMED, test_counter=check)

    assert "timed is called, so its clock is the machine's" in found


def test_a_clock_is_found_behind_the_driver_that_is_called(folder: Path) -> None:
    drivers = "from time import monotonic\ndef now():\n    return monotonic()\n"
    drivers += "def timed():\n    return now()\n"

    (found,) = told(
        folder, drivers=drivers, test_counter='\n\n@check("A", points=1, hint="…")\n' + CALLED
    )

    assert "now is called" in found


def test_an_observed_exercise_may_look_at_the_clock(folder: Path) -> None:
    manifest = folder / "exercise.yaml"
    manifest.write_text(manifest.read_text().replace("explored", "observed"))

    assert told(folder, test_counter="import time\nNOW = time.monotonic()\n") == []


def test_race_counter_gives_no_reason_to_doubt(folder: Path) -> None:
    assert told(folder) == []
