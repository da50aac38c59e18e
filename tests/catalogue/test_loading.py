"""An exercise is found by its name or its folder and loads only if all of its parts are there."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from grader.catalogue import find_all, load, suite_files
from grader.errors import ExerciseError, ManifestError
from grader.model import Suite


def mistakes(folder: Path) -> list[str]:
    with pytest.raises(ManifestError) as caught:
        load(folder)
    return [str(mistake).removeprefix(str(folder)) for mistake in caught.value.mistakes]


def test_an_exercise_is_loaded_by_its_name(folder: Path) -> None:
    found = load("small-one", root=folder.parent)

    assert (found.id, found.folder, found.file) == ("small-one", folder, "small.py")
    assert found.limits.check_s == 3
    assert found.max_points() == found.max_points(Suite.PUBLIC) == 4


def test_an_exercise_is_loaded_by_its_folder(folder: Path, tmp_path: Path) -> None:
    assert load(folder).id == load(str(folder), root=tmp_path / "elsewhere").id == "small-one"


def test_an_exercise_is_loaded_from_the_current_folder(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder)

    assert load(".").id == "small-one"


def test_an_unknown_name_is_told_with_the_nearest_and_all_known(folder: Path) -> None:
    shutil.copytree(folder, folder.with_name("other"))

    with pytest.raises(ExerciseError, match=r"did you mean 'small-one'\?\nKnown: other, small-one"):
        load("smal-one", root=folder.parent)
    with pytest.raises(ExerciseError, match="no folder of that name; known: other, small-one"):
        load("zzz", root=folder.parent)


def test_a_missing_folder_of_exercises_is_told(tmp_path: Path) -> None:
    with pytest.raises(ExerciseError, match="no folder of exercises"):
        load("small-one", root=tmp_path / "nowhere")


def test_all_exercises_are_found_sorted_even_broken_ones(folder: Path) -> None:
    (folder.with_name("broken")).mkdir()
    (folder.with_name("broken") / "exercise.yaml").write_text("", encoding="utf-8")
    (folder.with_name("no-exercise")).mkdir()

    assert find_all(folder.parent) == ("broken", "small-one")


@pytest.mark.parametrize(
    ("missing", "said"),
    [
        ("exercise.yaml", "/exercise.yaml: the file is missing"),
        ("handout.md", "/handout.md: the file is missing or empty"),
        ("starter.py", "/starter.py: the file is missing or empty"),
        ("hidden/drivers.py", "/hidden/drivers.py: the file is missing or empty"),
        ("public/drivers.py", "/public/drivers.py: the file is missing or empty"),
        ("hidden/test_small.py", "/hidden: no check found"),
        ("public", "/public: the folder is missing"),
        ("hidden", "/hidden: the folder is missing"),
    ],
)
def test_a_missing_part_is_a_mistake(folder: Path, missing: str, said: str) -> None:
    path = folder / missing
    shutil.rmtree(path) if path.is_dir() else path.unlink()

    (found,) = mistakes(folder)

    assert found.startswith(said)


def test_mistakes_of_all_parts_are_told_at_once(folder: Path) -> None:
    (folder / "exercise.yaml").write_text("title: a\n", encoding="utf-8")
    (folder / "handout.md").write_text(" \n", encoding="utf-8")
    (folder / "hidden" / "test_small.py").write_text("def test_a(): ...\n", encoding="utf-8")
    (folder / "public" / "drivers.py").unlink()

    named = {one.split(":")[0] for one in mistakes(folder)}

    assert named == {
        "/exercise.yaml",
        "/handout.md",
        "/hidden/test_small.py",
        "/public/drivers.py",
    }


def test_a_folder_name_that_is_no_id_is_a_mistake(folder: Path) -> None:
    wrong = folder.rename(folder.with_name("Small_One"))

    assert mistakes(wrong) == [
        ": the folder's name is the exercise's id: lower-case words joined by dashes"
    ]


def test_the_texts_of_a_suite_are_its_modules_and_the_support_module(folder: Path) -> None:
    (folder / "support.py").write_text("ANSWER = 42\n", encoding="utf-8")

    texts = suite_files(load(folder), Suite.HIDDEN)

    assert set(texts) == {"drivers.py", "test_small.py", "support.py"}
    assert texts["support.py"] == "ANSWER = 42\n"


def test_a_support_module_within_a_suite_is_a_mistake(folder: Path) -> None:
    (folder / "hidden" / "support.py").write_text("ANSWER = 42\n", encoding="utf-8")

    assert mistakes(folder) == ["/hidden/support.py: belongs beside exercise.yaml, for all suites"]


def test_a_suite_file_that_cannot_be_read_is_told(folder: Path) -> None:
    found = load(folder)
    (folder / "hidden" / "data.py").write_bytes(b"# \xff\n")

    with pytest.raises(ExerciseError, match="Cannot read the hidden checks of small-one"):
        suite_files(found, Suite.HIDDEN)
