from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from grader.settings import REPOSITORY

BANK = REPOSITORY / "tests" / "explore" / "bank"
RACY = BANK / "broken" / "lost_update_attribute.py"
KEYS = {
    "schema", "verdict", "outcomes", "schedules", "exhausted", "bound", "seconds",
    "schedules_to_failure", "preemptions", "token", "trace",
}  # fmt: skip


def grader(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "grader", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False, cwd=REPOSITORY)


def test_a_failing_schedule_is_status_1_and_can_be_replayed() -> None:
    found = json.loads(grader("explore", RACY, "--json", "-").stdout)
    told, replayed = grader("explore", RACY), grader("replay", RACY, found["token"])

    assert told.returncode == 1
    assert found["token"] in told.stdout
    assert replayed.returncode == 0, replayed.stderr
    assert found["token"] in replayed.stdout
    assert told.stdout.startswith("fails")
    assert replayed.stdout.startswith("fails")


def test_the_json_has_every_key_and_a_trace() -> None:
    done = grader("explore", RACY, "--json", "-")

    found = json.loads(done.stdout)
    assert done.returncode == 1
    assert set(found) == KEYS
    assert found["verdict"] == "fails"
    assert found["preemptions"] == 1
    assert found["trace"]["rows"]


def test_a_right_file_is_status_0_and_says_what_was_covered() -> None:
    done = grader("explore", BANK / "right" / "buffer_two_and_two.py")

    assert done.returncode == 0, done.stderr
    assert "no failure in any interleaving" in done.stdout


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (None, "cannot be read"),
        ("def other():\n    pass\n", "defines no function scenario()"),
        ("def scenario(:\n", ":1:"),
        ("\0", "null"),
    ],
)
def test_a_file_that_cannot_be_explored_is_status_2(
    content: str | None, says: str, tmp_path: Path
) -> None:
    file = tmp_path / "mine.py"
    if content is not None:
        file.write_text(content)

    done = grader("explore", file)

    assert done.returncode == 2
    assert says in done.stderr
    assert "Traceback" not in done.stderr


def test_a_token_that_does_not_fit_is_status_2() -> None:
    done = grader("replay", RACY, "nonsense")

    assert done.returncode == 2
    assert "does not fit" in done.stderr
