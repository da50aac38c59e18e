from __future__ import annotations

import contextlib
import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from grader.settings import REPOSITORY

RACE_COUNTER = REPOSITORY / "exercises" / "race-counter"


def shown(
    *arguments: str | Path, columns: int = 80, cwd: Path = REPOSITORY
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "grader", "show", *map(str, arguments)],
        capture_output=True,
        text=True,
        check=False,
        cwd=cwd,
        env={**os.environ, "COLUMNS": str(columns)},
    )


@pytest.mark.parametrize(
    "text",
    [
        "race-counter: A counter that loses nothing",
        "4 · Threads share memory, so they must synchronise",
        "- Threads of one process share its memory, so they must synchronise.",
        "shared memory, lost update, mutual exclusion",
        "def increment(self) -> None",
        "value: int",
        "10 points in 5 hidden checks",
        "4  Two threads lose no increment",
        "2 public checks",
        "6 s for one question to the code, 120 s for all",
        "no process may be started",
    ],
)
def test_what_one_has_to_know_before_one_begins_is_there(text: str) -> None:
    assert text in shown("race-counter").stdout


def test_hints_and_answers_are_not() -> None:
    told = shown("race-counter").stdout

    assert "How many steps" not in told
    assert "Lock" not in told


def test_the_lines_to_begin_with_do_what_they_say(tmp_path: Path) -> None:
    shutil.copytree(RACE_COUNTER, tmp_path / "exercises" / "race-counter")
    told = shown("race-counter", cwd=tmp_path).stdout.partition("To begin\n")[2]
    copy, handout, grade = (shlex.split(line) for line in told.splitlines()[:3])

    subprocess.run(copy, check=True, cwd=tmp_path)

    assert (tmp_path / "counter.py").read_text() == (RACE_COUNTER / "starter.py").read_text()
    assert handout == ["grader", "show", "race-counter", "--handout"]
    assert grade == ["grader", "grade", "race-counter", "counter.py"]


def test_what_a_policy_forbids_is_told(tmp_path: Path) -> None:
    folder = shutil.copytree(RACE_COUNTER, tmp_path / "race-counter")
    with (folder / "exercise.yaml").open("a") as manifest:
        manifest.write("policy:\n  forbidden_imports: [queue, threading.Lock]\n")

    assert "may not be used: queue, threading.Lock" in shown(folder).stdout


def test_the_handout_goes_elsewhere_as_it_is_written() -> None:
    done = shown("race-counter", "--handout")

    assert done.stdout == (RACE_COUNTER / "handout.md").read_text(encoding="utf-8")


def test_the_handout_is_set_for_a_terminal() -> None:
    pty = pytest.importorskip("pty")
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "grader", "show", "race-counter", "--handout"],
        stdout=theirs,
        cwd=REPOSITORY,
        env={**os.environ, "TERM": "xterm", "COLUMNS": "60"},
    )
    os.close(theirs)
    told = b""
    with contextlib.suppress(OSError):  # what Linux says at the end of a terminal
        while chunk := os.read(ours, 65536):
            told += chunk
    os.close(ours)

    assert process.wait() == 0
    assert b"\x1b[1m" in told
    assert b"| `Counter()` |" not in told


def test_it_is_plain_and_fits_a_narrow_terminal() -> None:
    told = shown("race-counter", columns=34).stdout.partition("To begin")[0]

    assert "\x1b" not in told
    assert max(map(len, told.splitlines())) <= 34


def test_a_name_that_is_nearly_right_is_status_2_and_gets_the_right_one() -> None:
    done = shown("race-cuonter")

    assert done.returncode == 2
    assert "did you mean 'race-counter'?" in done.stderr


def test_a_broken_exercise_is_status_2_with_its_mistakes(tmp_path: Path) -> None:
    (tmp_path / "exercise.yaml").write_text("title: 3\n")

    done = shown(tmp_path)

    assert done.returncode == 2
    assert "exercise.yaml:1: title: must be text" in done.stderr
