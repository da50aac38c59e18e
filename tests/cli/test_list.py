from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from grader.settings import REPOSITORY

RACE_COUNTER = REPOSITORY / "exercises" / "race-counter"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A folder with an exercise of the lesson, one beside it and a broken one."""
    shutil.copytree(RACE_COUNTER, tmp_path / "race-counter")
    mine = shutil.copytree(RACE_COUNTER, tmp_path / "a-first-one")
    manifest = (mine / "exercise.yaml").read_text(encoding="utf-8")
    (mine / "exercise.yaml").write_text(
        manifest.replace("explored", "observed").replace("A counter that", "Mine")
    )
    broken = shutil.copytree(RACE_COUNTER, tmp_path / "broken-one")
    (broken / "exercise.yaml").write_text(manifest.replace("title:", "tilte:"))
    (broken / "handout.md").unlink()
    return tmp_path


def listed(root: Path, *arguments: str, columns: int = 80) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "grader", "list", *arguments],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "GRADER_EXERCISES": str(root), "COLUMNS": str(columns)},
    )


def test_exercises_stand_under_their_section_and_others_at_the_end(root: Path) -> None:
    done = listed(root)

    places = [
        done.stdout.index(text)
        for text in (
            "4 · Threads share memory, so they must synchronise",
            "race-counter (explored, 10 points)",
            "shared memory, lost update, mutual exclusion",
            "Beside the lesson",
            "a-first-one (observed, 10 points)",
            "2 exercises, 20 points",
        )
    ]
    assert places == sorted(places)


def test_a_broken_exercise_is_listed_with_all_its_mistakes_and_is_status_2(root: Path) -> None:
    done = listed(root)

    told = "".join(done.stdout.split())  # however it was wrapped
    assert done.returncode == 2
    assert "unknownfield;didyoumean'title'?" in told
    assert "handout.md:thefileismissingorempty" in told
    assert "race-counter(explored,10points)" in told


def test_without_mistakes_it_is_status_0(root: Path) -> None:
    shutil.rmtree(root / "broken-one")

    assert listed(root).returncode == 0


def test_one_kind_can_be_asked_for(root: Path) -> None:
    done = listed(root, "--kind", "observed")

    assert "a-first-one" in done.stdout
    assert "race-counter (" not in done.stdout


def test_json_on_standard_output_is_all_there_is(root: Path) -> None:
    found = json.loads(listed(root, "--json", "-").stdout)

    assert found["schema"] == "concurrency-grader/exercises/1"
    assert [exercise["id"] for exercise in found["exercises"]] == ["race-counter", "a-first-one"]
    assert found["exercises"][0]["points"] == 10
    assert found["exercises"][0]["section"]["number"] == 4
    assert found["exercises"][1]["section"] is None
    assert [exercise["id"] for exercise in found["broken"]] == ["broken-one"]
    assert len(found["broken"][0]["mistakes"]) > 1


def test_json_goes_into_a_file_beside_the_list(root: Path) -> None:
    done = listed(root, "--json", str(root / "new" / "list.json"))

    assert json.loads((root / "new" / "list.json").read_text(encoding="utf-8"))["exercises"]
    assert "race-counter" in done.stdout


def test_it_is_plain_and_fits_a_narrow_terminal(root: Path) -> None:
    shutil.rmtree(root / "broken-one")

    done = listed(root, columns=32)

    assert "\x1b" not in done.stdout
    assert max(map(len, done.stdout.splitlines())) <= 32


def test_a_folder_that_is_not_there_is_status_2(tmp_path: Path) -> None:
    done = listed(tmp_path / "nowhere")

    assert done.returncode == 2
    assert "There is no folder of exercises" in done.stderr
