"""The image's tag follows from what goes in, and from nothing else."""

from __future__ import annotations

import dataclasses
from importlib import metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from grader import settings as grader_settings
from grader.errors import SandboxUnavailable
from grader.sandbox.image import recipe

INSIDE = ["__init__.py", "model.py", "errors.py", "harness/wire.py", "explore/deep/er.py"]
OUTSIDE = ["scoring.py", "cli/app.py", "harness/notes.txt", "harness/__pycache__/wire.pyc"]


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "grader"
    for name in INSIDE + OUTSIDE:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name)
    monkeypatch.setattr(recipe, "PACKAGE", folder)
    return folder


def test_only_what_runs_inside_goes_in(package: Path) -> None:
    assert set(recipe.code()) == {f"grader/{name}" for name in INSIDE}


def test_the_tag_stays_while_nothing_changes(package: Path) -> None:
    assert recipe.current_tag() == recipe.current_tag()
    assert recipe.current_tag().startswith("concurrency-grader:")


@pytest.mark.parametrize("name", INSIDE)
def test_a_change_of_what_goes_in_changes_the_tag(package: Path, name: str) -> None:
    before = recipe.current_tag()
    (package / name).write_text("changed")
    assert recipe.current_tag() != before


@pytest.mark.parametrize("name", OUTSIDE)
def test_a_change_of_anything_else_leaves_the_tag(package: Path, name: str) -> None:
    before = recipe.current_tag()
    (package / name).write_text("changed")
    assert recipe.current_tag() == before


def test_a_new_file_changes_the_tag(package: Path) -> None:
    before = recipe.current_tag()
    (package / "harness" / "more.py").touch()
    assert recipe.current_tag() != before


def test_another_version_of_a_wheel_changes_the_tags(
    package: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = recipe.current_tag(), recipe.wheels_tag("base")
    changed = {**recipe.pins(), "pytest": "0.1"}
    monkeypatch.setattr(recipe, "pins", lambda: changed)
    assert recipe.current_tag() != before[0]
    assert recipe.wheels_tag("base") != before[1]


def test_another_base_changes_the_layer_on_it() -> None:
    assert recipe.wheels_tag("sha256:1") != recipe.wheels_tag("sha256:2")


def test_a_base_image_that_was_asked_for_changes_the_tag(
    package: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = recipe.current_tag()
    named = dataclasses.replace(grader_settings.settings(), base_image="python:mine")
    monkeypatch.setattr(recipe, "settings", lambda: named)
    assert recipe.current_tag() != before


def test_a_debian_root_has_a_tag_for_each_architecture() -> None:
    assert recipe.debian_tag("amd64") != recipe.debian_tag("arm64")


def test_a_digest_tells_names_and_contents_apart() -> None:
    assert recipe.digest([("a", b"bc")]) != recipe.digest([("ab", b"c")])
    assert recipe.digest([("a", b""), ("b", b"x")]) != recipe.digest([("a", b"x"), ("b", b"")])


def test_versions_come_from_the_constraints(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = [f"{name}==1.{number}" for number, name in enumerate(recipe.WHEELS)]
    text = "# a comment\nPytest_Timeout==9 ; python_version > '3'\n" + "\n".join(lines[:-1])
    (tmp_path / "constraints.txt").write_text(text)
    monkeypatch.setattr(recipe, "REPOSITORY", tmp_path)
    pins = recipe.pins.__wrapped__()
    assert pins["pytest-timeout"] == "9"
    assert pins["greenlet"] == "1.0"


def test_versions_without_constraints_are_those_beside_the_grader(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recipe, "REPOSITORY", tmp_path)
    assert recipe.pins.__wrapped__()["pytest"] == pytest.__version__


def test_a_version_that_nobody_knows_is_an_error_that_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recipe, "REPOSITORY", tmp_path)
    monkeypatch.setattr(recipe, "WHEELS", ("no-such-wheel",))
    with pytest.raises(SandboxUnavailable, match=r"'no-such-wheel'.*reinstall"):
        recipe.pins.__wrapped__()


def test_every_requirement_of_a_wheel_is_a_wheel_of_the_recipe() -> None:
    environment = {"python_version": "3.13", "python_full_version": "3.13.0", "extra": ""}
    needed = [Requirement(line) for name in recipe.WHEELS for line in metadata.requires(name) or ()]
    names = {
        each.name.lower()
        for each in needed
        if each.marker is None or each.marker.evaluate({**environment, "sys_platform": "linux"})
    }
    assert names <= set(recipe.WHEELS)
