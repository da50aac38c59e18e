"""The command around the verification: what it reads, writes and ends with; real runs: test_new."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
import typer

from grader import catalogue
from grader.catalogue.scaffolding import scaffold
from grader.cli import sandboxes, verify
from grader.errors import ExerciseError
from grader.model import Observation, Suite, Verdict
from grader.sandbox.fake import FakeSandbox
from grader.sandbox.interface import Sandbox
from grader.settings import settings


@pytest.fixture
def exercises(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Two exercises, a sandbox in which every check passes, and names that are looked up there."""
    root = tmp_path / "exercises"
    for name in ("first", "second"):
        scaffold(name, "explored", exercises=root, solutions=tmp_path / "solutions")
    monkeypatch.setenv("GRADER_EXERCISES", str(root))
    settings.cache_clear()
    checks = catalogue.load("first").checks[Suite.HIDDEN]
    passing = [Observation(id=check.id, verdict=Verdict.PASSED, message="") for check in checks]

    @contextlib.contextmanager
    def chosen(choice: sandboxes.Choice, *, cells: int, refill: bool) -> Iterator[Sandbox]:
        del choice, cells, refill
        yield FakeSandbox(tuple(passing))

    monkeypatch.setattr(sandboxes, "chosen", chosen)
    yield root
    settings.cache_clear()


def status(*names: str, **options: object) -> int:
    defaults = {"repeat": 2, "jobs": 2, "json_file": None, "html": None}
    with pytest.raises(typer.Exit) as ended:
        verify.verify([*names], **{**defaults, "sandbox": sandboxes.Choice.DOCKER, **options})
    return ended.value.exit_code


def test_all_exercises_are_verified_unless_some_are_named(
    exercises: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    del exercises

    status()
    all_of_them = capsys.readouterr().out
    status("second")
    one = capsys.readouterr().out

    assert "first: A machine" in all_of_them
    assert "second: A machine" in all_of_them
    assert "first: A machine" not in one


@pytest.mark.usefixtures("exercises")
def test_an_unfit_exercise_is_status_1_and_its_problems_are_told(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert status("first") == 1
    assert "PROBLEM mistake no_lock: two-threads-draw should be" in capsys.readouterr().out


@pytest.mark.usefixtures("exercises")
def test_the_number_of_runs_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    status("first", repeat=20)

    assert "20 runs of 14 solutions: no difference" in capsys.readouterr().out


def test_a_broken_exercise_is_status_2_and_hides_no_other(
    exercises: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (exercises / "first" / "handout.md").unlink()

    assert status() == 2
    told = capsys.readouterr()
    assert "handout.md: the file is missing" in told.err
    assert "second: A machine" in told.out


def test_solutions_that_are_missing_are_status_2(
    exercises: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (exercises.parent / "solutions" / "first" / "reference.py").unlink()

    assert status("first") == 2
    assert "reference.py: is missing" in capsys.readouterr().err


@pytest.mark.usefixtures("exercises")
def test_an_exercise_that_is_not_there_ends_it() -> None:
    with pytest.raises(ExerciseError, match="did you mean 'second'"):
        verify.verify(["secnod"])


@pytest.mark.usefixtures("exercises")
def test_json_on_standard_output_is_all_there_is(capsys: pytest.CaptureFixture[str]) -> None:
    status(json_file="-")

    found = json.loads(capsys.readouterr().out)
    assert [exercise["exercise"] for exercise in found["exercises"]] == ["first", "second"]


@pytest.mark.usefixtures("exercises")
def test_json_and_page_go_into_files_in_folders_that_are_made(tmp_path: Path) -> None:
    status("first", json_file=str(tmp_path / "new" / "m.json"), html=tmp_path / "new" / "m.html")

    assert json.loads((tmp_path / "new" / "m.json").read_text())["exercises"]
    assert "no_lock" in (tmp_path / "new" / "m.html").read_text()
