"""What a killed build leaves is cleaned up, and nothing that is mounted in it with it."""

from __future__ import annotations

import dataclasses
import os
import subprocess
import sys
from pathlib import Path

import pytest

from grader import settings as grader_settings
from grader.sandbox import commands
from grader.sandbox.image import debian

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="a Debian root is made on Linux")


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    here = dataclasses.replace(grader_settings.settings(), cache=tmp_path)
    monkeypatch.setattr(debian, "settings", lambda: here)
    return tmp_path


def test_a_root_is_removed_at_the_end(cache: Path) -> None:
    with debian._folder() as root:
        (root / "etc").mkdir()
    assert list((cache / "roots").iterdir()) == []


def test_a_root_is_removed_when_making_it_fails(cache: Path) -> None:
    with pytest.raises(ZeroDivisionError), debian._folder():
        raise ZeroDivisionError
    assert list((cache / "roots").iterdir()) == []


def test_what_a_killed_build_left_is_removed_at_the_next(cache: Path) -> None:
    left = cache / "roots" / "left" / "usr"
    left.mkdir(parents=True)
    with debian._folder():
        assert not left.exists()


@pytest.mark.skipif(os.geteuid() != 0, reason="mounting needs root")
def test_what_is_mounted_in_a_left_root_survives_its_removal(cache: Path) -> None:
    precious, point = cache / "precious", cache / "roots" / "left" / "proc"
    precious.mkdir()
    point.mkdir(parents=True)
    (precious / "file").touch()
    mounted = subprocess.run(
        ["mount", "--bind", str(precious), str(point)], check=False, capture_output=True
    )
    if mounted.returncode:
        pytest.skip("this machine does not let root mount")
    with debian._folder():
        assert not point.exists()
    assert (precious / "file").exists()


def test_another_architecture_than_this_machine_s_is_an_obstacle() -> None:
    assert debian.obstacle("s390x") is not None


def test_without_root_there_is_an_obstacle(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(commands, "is_root", lambda: False)
    assert debian.obstacle("amd64") == "making a Debian root needs root"
