"""The guide for authors shows what is true: its example is valid and its tables are complete."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path

import pytest

from grader import catalogue
from grader.catalogue import checks, manifest
from grader.catalogue.scaffolding import scaffold
from grader.model import Limits, Verdict
from grader.sandbox.local import LocalSandbox
from grader.settings import REPOSITORY, processors
from grader.verification import rendering
from grader.verification.matrix import Matrix, problems
from grader.verification.solutions import Role
from grader.verification.verifying import prepare, verify

GUIDE = (REPOSITORY / "docs" / "write-an-exercise.md").read_text(encoding="utf-8")
PIECES: list[tuple[str, str]] = re.findall(
    r"`((?:exercises|solutions)/lost-tickets/\S+)`:\n\n```python\n(.*?)```", GUIDE, re.DOTALL
)
"""Where the first hour puts code, and which."""


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
    (tmp_path / "test_counter.py").write_text(
        block("python", "test_two_threads_lose_nothing"), encoding="utf-8"
    )

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


@pytest.fixture(scope="module")
def first_hour(tmp_path_factory: pytest.TempPathFactory) -> Matrix:
    """What comes of the first hour: a new exercise, with the pieces of code that the guide adds."""
    course = tmp_path_factory.mktemp("my-course")
    scaffold(
        "lost-tickets",
        "explored",
        exercises=course / "exercises",
        solutions=course / "solutions",
    )
    for path, code in PIECES:
        file = course / path
        before = f"{file.read_text(encoding='utf-8')}\n\n" if file.exists() else ""
        file.write_text(before + code, encoding="utf-8")
    work = prepare(catalogue.load(course / "exercises" / "lost-tickets"))
    (matrix,) = verify([work], LocalSandbox(), jobs=processors())
    return matrix


def test_the_guide_adds_a_driver_a_check_and_a_mistake() -> None:
    assert [path.rpartition("/")[2] for path, _ in PIECES] == [
        "drivers.py", "test_tickets.py", "one_lock_for_all.py"
    ]  # fmt: skip


@pytest.mark.slow
@pytest.mark.timeout(300)
def test_the_first_hour_ends_with_what_the_guide_shows(first_hour: Matrix) -> None:
    told = rendering.text(first_hour).splitlines()

    assert first_hour.publishable, told
    for line in block("text", "solutions, 4 checks").splitlines():
        assert line in told


@pytest.mark.slow
@pytest.mark.timeout(300)
def test_without_the_mistake_the_first_hour_has_the_problem_that_the_guide_shows(
    first_hour: Matrix,
) -> None:
    rows = tuple(row for row in first_hour.rows if row.solution.name != "one_lock_for_all")

    (problem,) = problems(first_hour.exercise, rows)

    assert f"PROBLEM {problem}\n" == block("text", "PROBLEM")


def test_the_starter_gets_what_the_guide_says(first_hour: Matrix) -> None:
    (starter,) = (row for row in first_hour.rows if row.solution.role is Role.STARTER)
    at_first = [check for check in starter.grade.checks if check.id != "machines-do-not-wait"]

    assert sum(check.points for check in at_first) == 1
    assert sum(check.max_points for check in at_first) == 5
    assert "The starter gets one point of five" in GUIDE
