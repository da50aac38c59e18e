"""One grader builds at a time, and a killed one holds nobody up."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from grader.errors import SandboxUnavailable
from grader.sandbox.image.lock import locked

HOLD = """
import sys
from pathlib import Path
from grader.sandbox.image.lock import locked
with locked(Path(sys.argv[1]), waiting=lambda: None):
    print("held", flush=True)
    sys.stdin.read()
"""


def test_the_lock_is_free_after_its_holder_was_killed(tmp_path: Path) -> None:
    path = tmp_path / "folder" / "lock"
    told: list[str] = []
    command = [sys.executable, "-c", HOLD, str(path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"held\n"

        def kill() -> None:
            told.append("waiting")
            holder.kill()

        with locked(path, waiting=kill):
            assert told == ["waiting"]


def test_a_free_lock_is_taken_at_once(tmp_path: Path) -> None:
    told: list[str] = []
    for _ in range(2):
        with locked(tmp_path / "lock", waiting=lambda: told.append("waiting")):
            pass
    assert told == []


def test_a_cache_that_cannot_be_written_is_an_error_that_says_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with (
        pytest.raises(SandboxUnavailable, match="GRADER_CACHE"),
        locked(tmp_path / "file" / "lock", waiting=lambda: None),
    ):
        pass
