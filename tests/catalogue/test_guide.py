"""The guide for authors shows what is true: its example is valid and its tables are complete."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path

import pytest

from grader.catalogue import checks, manifest
from grader.model import Limits, Verdict
from grader.settings import REPOSITORY

GUIDE = (REPOSITORY / "docs" / "write-an-exercise.md").read_text(encoding="utf-8")


def block(language: str, containing: str) -> str:
    """Return the code block of the guide that contains a text."""
    blocks: list[str] = re.findall(rf"```{language}\n(.*?)```", GUIDE, re.DOTALL)
    (found,) = (text for text in blocks if containing in text)
    return found


def test_the_manifest_of_the_guide_is_valid(tmp_path: Path) -> None:
    path = tmp_path / "exercise.yaml"
    path.write_text(block("yaml", "title:"), encoding="utf-8")

    assert manifest.read(path).file == "counter.py"


def test_the_check_of_the_guide_is_valid(tmp_path: Path) -> None:
    (tmp_path / "test_counter.py").write_text(block("python", "@check"), encoding="utf-8")

    (spec,) = checks.read(tmp_path)

    assert f"`{spec.id}`" in GUIDE


@pytest.mark.parametrize(
    "section", [manifest.Manifest, manifest.NameSection, manifest.LimitsSection]
)
def test_every_field_is_explained(section: type[manifest.Manifest]) -> None:
    for name in section.model_fields:
        assert re.search(rf"^\| `{name}` \|", GUIDE, re.MULTILINE), name


@pytest.mark.parametrize("name", [field.name for field in fields(Limits)])
def test_the_default_of_every_limit_is_right(name: str) -> None:
    row = re.search(rf"^\| `{name}` \| (\S+) \|", GUIDE, re.MULTILINE)

    assert row
    assert float(row[1]) == getattr(Limits(), name)


@pytest.mark.parametrize(
    "verdict",
    [verdict for verdict in Verdict if verdict is not Verdict.PASSED],
    ids=lambda verdict: verdict.name,
)
def test_every_verdict_is_listed(verdict: Verdict) -> None:
    assert f"`{verdict.value}`" in GUIDE
