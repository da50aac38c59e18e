from __future__ import annotations

from pathlib import Path

import pytest

from grader import catalogue
from grader.catalogue import scaffolding
from grader.catalogue.scaffolding import KINDS, scaffold
from grader.errors import UsageError
from grader.model import Suite


def make(base: Path, name: str = "my-first", kind: str = "explored") -> Path:
    scaffold(name, kind, exercises=base / "exercises", solutions=base / "solutions")
    return base / "exercises" / name


def everything(folder: Path) -> set[str]:
    return {str(path.relative_to(folder)) for path in folder.rglob("*")}


@pytest.mark.parametrize("kind", KINDS)
def test_a_new_exercise_is_valid_and_of_its_kind(kind: str, tmp_path: Path) -> None:
    exercise = catalogue.load(make(tmp_path, kind=kind))

    assert (exercise.id, exercise.kind) == ("my-first", kind)
    assert exercise.checks[Suite.PUBLIC]


@pytest.mark.parametrize("kind", KINDS)
def test_its_files_have_the_names_that_python_wants(kind: str, tmp_path: Path) -> None:
    make(tmp_path, kind=kind)

    suffixes = {path.suffix for path in tmp_path.rglob("*") if path.is_file()}
    assert suffixes == {".py", ".md", ".yaml"}
    assert everything(tmp_path) >= {
        "exercises/my-first/hidden/drivers.py",
        "solutions/my-first/reference.py",
    }


@pytest.mark.parametrize("name", ["My-First", "my_first", "1st", "", "a--b", "../up", "a/b", "ä"])
def test_what_is_no_id_is_refused_and_nothing_is_written(name: str, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="lower-case words joined by dashes"):
        make(tmp_path, name)

    assert everything(tmp_path) == set()


def test_what_is_nearly_an_id_gets_the_right_one(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"such as my-first-one$"):
        make(tmp_path, "My first_one")


@pytest.mark.parametrize("part", ["exercises", "solutions"])
def test_what_exists_is_never_overwritten(part: str, tmp_path: Path) -> None:
    (tmp_path / part / "my-first").mkdir(parents=True)
    before = everything(tmp_path)

    with pytest.raises(UsageError, match="exists already"):
        make(tmp_path)

    assert everything(tmp_path) == before


def test_a_link_that_leads_nowhere_exists_too(tmp_path: Path) -> None:
    (tmp_path / "exercises").mkdir()
    (tmp_path / "exercises" / "my-first").symlink_to(tmp_path / "nowhere")

    with pytest.raises(UsageError, match="exists already"):
        make(tmp_path)


@pytest.mark.parametrize("at", range(1, 25, 4))
def test_a_failure_at_any_file_leaves_nothing(
    at: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps = iter(range(1, 1000))
    copy = scaffolding._copy

    def fail(source: Path, target: Path) -> None:
        if next(steps) == at:
            raise OSError(28, "No space left on device")
        copy(source, target)

    monkeypatch.setattr(scaffolding, "_copy", fail)

    with pytest.raises(UsageError, match="No space left on device"):
        make(tmp_path / "new" / "place")
    assert everything(tmp_path) == set()


def test_a_failure_at_the_last_step_takes_back_the_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rename = Path.rename

    def fail(self: Path, target: Path) -> Path:
        if "solutions" in Path(target).parts:
            raise KeyboardInterrupt
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", fail)
    make_room = tmp_path / "exercises" / "another"
    make_room.mkdir(parents=True)

    with pytest.raises(KeyboardInterrupt):
        make(tmp_path)
    assert everything(tmp_path) == {"exercises", "exercises/another"}


def test_a_file_where_a_folder_should_be_is_told(tmp_path: Path) -> None:
    (tmp_path / "exercises").write_text("")

    with pytest.raises(UsageError, match="could not be written"):
        make(tmp_path)
    assert everything(tmp_path) == {"exercises"}
