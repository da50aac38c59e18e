"""The doctor's findings: what is looked at, how bad it is, and what is mended."""

from __future__ import annotations

import json
import shutil
from collections import namedtuple
from collections.abc import Callable
from importlib import metadata
from pathlib import Path

import pytest

from grader.cli import doctor as command
from grader.errors import SandboxUnavailable
from grader.sandbox import daemon, doctor
from grader.sandbox.doctor import Finding, State
from grader.sandbox.engine import EngineUnavailable, Trouble

Usage = namedtuple("Usage", "total used free")


def finding(name: str, state: State, *, fixable: bool = False) -> Finding:
    return Finding(name=name, state=state, found="found", mend="mend", fixable=fixable)


def test_this_python_and_its_packages_are_right() -> None:
    assert doctor.python_version().state is State.OK
    assert doctor.packages().state is State.OK


def test_an_old_python_is_a_problem(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "OLDEST_PYTHON", (9, 0))
    assert doctor.python_version().state is State.PROBLEM
    assert "9.0" in doctor.python_version().mend


def test_a_missing_and_an_old_package_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    wanted = ["no-such-package>=1", "pytest>=999", "docker", "other ; extra == 'dev'"]
    monkeypatch.setattr(metadata, "requires", lambda _: wanted)
    found = doctor.packages()
    assert found.state is State.PROBLEM
    assert "no-such-package>=1 is missing" in found.found
    assert "pytest>=999" in found.found
    assert "other" not in found.found


@pytest.mark.parametrize(
    ("free", "state"),
    [(6 << 30, State.OK), (2 << 30, State.WARNING), (1 << 20, State.PROBLEM)],
)
def test_a_disk_that_fills_up_is_told_in_time(
    monkeypatch: pytest.MonkeyPatch, free: int, state: State
) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _: Usage(0, 0, free))
    assert doctor.disk_space().state is state


def test_exercises_are_counted(tmp_path: Path) -> None:
    assert doctor.exercises(tmp_path).state is State.WARNING
    (tmp_path / "one").mkdir()
    (tmp_path / "one" / "exercise.yaml").touch()
    assert doctor.exercises(tmp_path).found.startswith("1 in")


@pytest.mark.parametrize("fixable", [True, False])
def test_an_engine_that_cannot_be_reached_is_one_problem(
    monkeypatch: pytest.MonkeyPatch, *, fixable: bool
) -> None:
    def connect() -> None:
        raise EngineUnavailable(Trouble.NOT_RUNNING, "why")

    monkeypatch.setattr(doctor, "connect", connect)
    monkeypatch.setattr(daemon, "can_mend", lambda _: fixable)
    problems = [each for each in doctor.examine() if each.state is State.PROBLEM]
    assert [(each.name, each.fixable) for each in problems] == [("engine", fixable)]
    assert "not running" in problems[0].found


Steps = Callable[..., list[str]]


@pytest.fixture
def steps(monkeypatch: pytest.MonkeyPatch) -> Steps:
    """Replace what mends by what notes its name, and fails when told to."""

    def mended(*findings: Finding, failing: str = "") -> list[str]:
        done: list[str] = []

        def step(name: str) -> Callable[[object], None]:
            def run(_: object) -> None:
                done.append(name)
                if name == failing:
                    raise SandboxUnavailable(f"{name} failed")

            return run

        named = ("engine", "image", "leftovers")
        replaced = [
            (names, step(name)) for (names, _), name in zip(doctor._STEPS, named, strict=True)
        ]
        monkeypatch.setattr(doctor, "_STEPS", replaced)
        done += doctor.mend(findings, progress=lambda _: None)
        return done

    return mended


def test_a_missing_engine_is_followed_by_all_that_needs_it(steps: Steps) -> None:
    found = finding("engine", State.PROBLEM, fixable=True)
    assert steps(found) == ["engine", "image", "leftovers"]


def test_only_what_is_broken_is_mended(steps: Steps) -> None:
    assert steps(finding("image", State.PROBLEM, fixable=True)) == ["image"]
    assert steps(finding("leftovers", State.WARNING, fixable=True)) == ["leftovers"]
    assert steps(finding("disk", State.PROBLEM)) == []


def test_mending_ends_with_the_first_step_that_fails(steps: Steps) -> None:
    found = finding("engine", State.PROBLEM, fixable=True)
    assert steps(found, failing="engine") == ["engine", "engine failed"]


def test_warnings_are_healthy_and_problems_are_not() -> None:
    assert command.healthy((finding("a", State.OK), finding("b", State.WARNING)))
    assert not command.healthy((finding("a", State.OK), finding("b", State.PROBLEM)))


def test_quiet_shows_only_what_is_wrong(capsys: pytest.CaptureFixture[str]) -> None:
    command.show((finding("fine", State.OK), finding("bad", State.PROBLEM)), quiet=True)
    assert capsys.readouterr().out == "problem  bad        found -> mend\n"


def test_the_json_has_every_finding() -> None:
    document = json.loads(command.as_json((finding("bad", State.PROBLEM, fixable=True),)))
    assert document["schema"] == "concurrency-grader/doctor/1"
    assert document["healthy"] is False
    assert document["findings"] == [
        {"name": "bad", "state": "problem", "found": "found", "mend": "mend", "fixable": True}
    ]
