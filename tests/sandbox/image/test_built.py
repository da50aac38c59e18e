"""The image as it is built: what a submission finds in it, and what it does not."""

from __future__ import annotations

from collections.abc import Callable

import docker
import pytest

from grader.sandbox import image
from grader.sandbox.image import recipe, stale

pytestmark = [pytest.mark.docker, pytest.mark.slow]

Inside = Callable[..., str]

COMPILED = """
import sys
import pytest, _pytest.assertion.rewrite, greenlet, pytest_timeout, grader.model, grader.errors
from pathlib import Path
for module in list(sys.modules.values()):
    spec = getattr(module, "__spec__", None)
    if spec and spec.has_location and str(spec.origin).endswith(".py"):
        if not Path(spec.cached).exists():
            print(module.__name__)
"""


def test_an_isolated_interpreter_imports_everything_without_compiling(inside: Inside) -> None:
    assert inside("grader-python", "-I", "-c", COMPILED) == ""


def test_the_interpreter_is_the_version_of_the_recipe(inside: Inside) -> None:
    version = inside("grader-python", "-I", "-c", "import sys; print(*sys.version_info[:2])")
    assert version.split() == recipe.PYTHON.split(".")


def test_the_wheels_have_the_pinned_versions(inside: Inside) -> None:
    ask = "import importlib.metadata as m, sys; print(*map(m.version, sys.argv[1:]))"
    versions = inside("grader-python", "-I", "-c", ask, *recipe.pins())
    assert versions.split() == list(recipe.pins().values())


def test_our_own_files_are_exactly_those_of_the_recipe(inside: Inside) -> None:
    found = inside("find", "/opt/grader/site/grader", "-name", "*.py", "-printf", "grader/%P\n")
    assert sorted(found.split()) == sorted(recipe.code())


def test_no_file_or_folder_lends_its_owner_s_rights(inside: Inside) -> None:
    assert inside("find", "/", "-xdev", "-perm", "/6000", user="0:0") == ""


@pytest.mark.parametrize("name", ["cc", "gcc", "g++", "clang", "as", "ld", "make", "pip", "pip3"])
def test_there_is_no_compiler_and_no_installer(inside: Inside, name: str) -> None:
    assert inside("sh", "-c", f"command -v {name} || true") == ""


def test_nothing_but_temporary_folders_can_be_written(inside: Inside) -> None:
    found = inside("sh", "-c", "find / -xdev -type d -perm -0002 2>/dev/null || true")
    assert set(found.split()) <= {"/tmp", "/var/tmp", "/run/lock"}


def test_building_again_does_nothing(client: docker.DockerClient, built: image.ImageRef) -> None:
    told: list[str] = []
    assert image.build(client, progress=told.append) == built
    assert told == []


def test_the_current_image_and_its_layers_are_not_stale(
    client: docker.DockerClient, built: image.ImageRef, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stale, "KEPT_S", -60)
    below = client.images.get(built.tag).labels[recipe.BELOW_LABEL].split()
    kept = {client.images.get(tag).id for tag in [built.tag, *below]}
    assert kept.isdisjoint(stale.find_stale(client))
