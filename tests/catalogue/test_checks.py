"""Checks are read from their source: what they declare is known without running anything."""

from __future__ import annotations

from pathlib import Path

import pytest

from grader.catalogue import checks
from grader.errors import ManifestError
from grader.model import CheckSpec

GOOD = '@check("It grows", points=4, hint="Bigger.")\n'


def read(folder: Path, text: str) -> tuple[CheckSpec, ...]:
    (folder / "test_small.py").write_text(text, encoding="utf-8")
    return checks.read(folder)


def mistakes(folder: Path, text: str) -> list[str]:
    with pytest.raises(ManifestError) as caught:
        read(folder, text)
    return [str(mistake).removeprefix(f"{folder}/") for mistake in caught.value.mistakes]


def test_a_check_is_read_without_being_imported(tmp_path: Path) -> None:
    text = f"raise SystemExit\n\n{GOOD}def test_it_grows_well(explore):\n    pass\n"

    (spec,) = read(tmp_path, text)

    assert spec == CheckSpec(
        id="it-grows-well",
        title="It grows",
        points=4,
        hints=("Bigger.",),
        function="test_it_grows_well",
        file="test_small.py",
        line=4,
    )


def test_hints_may_be_several(tmp_path: Path) -> None:
    text = '@check(title="It " "grows", points=1, hints=("One.", "Two."))\ndef test_a(): ...\n'

    (spec,) = read(tmp_path, text)

    assert (spec.title, spec.hints) == ("It grows", ("One.", "Two."))


def test_checks_are_ordered_by_file_and_then_by_line(tmp_path: Path) -> None:
    (tmp_path / "test_a.py").write_text(f"{GOOD}def test_last(): ...\n", encoding="utf-8")

    found = read(tmp_path, f"{GOOD}def test_z(): ...\n{GOOD}def test_b(): ...\n")

    assert [spec.id for spec in found] == ["last", "z", "b"]


def test_files_and_functions_of_other_names_are_no_checks(tmp_path: Path) -> None:
    (tmp_path / "drivers.py").write_text("def test_drive(): ...\n", encoding="utf-8")

    found = read(tmp_path, f"{GOOD}def test_a(): ...\ndef testing(): ...\ndef help_test_(): ...\n")

    assert [spec.id for spec in found] == ["a"]


@pytest.mark.parametrize(
    ("decorator", "said"),
    [
        ('"T", points=1', "hint is missing"),
        ('"T", hint="H"', "points is missing"),
        ('points=1, hint="H"', "title is missing"),
        ('" ", points=1, hint="H"', "title must be a text that is not empty, not ' '"),
        ('7, points=1, hint="H"', "title must be a text that is not empty, not 7"),
        ('"T", points=0, hint="H"', "points must be a whole number above 0, not 0"),
        ('"T", points=True, hint="H"', "points must be a whole number above 0, not True"),
        ('"T", points=1.5, hint="H"', "points must be a whole number above 0, not 1.5"),
        ('"T", points=1, hint=""', "hint must be a text that is not empty, not ''"),
        ('"T", points=1, hint="H", hints=("H",)', "give either hint or hints, not both"),
        ('"T", points=1, hints=()', "hints must be a tuple of texts"),
        ('"T", points=1, hints="H"', "hints must be a tuple of texts"),
        ('"T", points=1, hints=("H", 2)', "hints must be a tuple of texts"),
        ('"T", 1, hint="H"', "only the title may be given without a name"),
        ('"T", point=1, hint="H"', "unknown argument 'point'; did you mean 'points'?"),
        ('f"{T}", points=1, hint="H"', "title must be a literal"),
        ('"T", points=ONE, hint="H"', "points must be a literal"),
        ('"T", points=1, hints=("H", H)', "hints must be a literal"),
        ("**ALL", "unknown argument '**'"),
        ('*ALL, points=1, hint="H"', "title must be a literal"),
    ],
)
def test_a_wrong_declaration_is_a_mistake_of_its_line(
    tmp_path: Path, decorator: str, said: str
) -> None:
    found = mistakes(tmp_path, f"\n@check({decorator})\ndef test_a(): ...\n")

    assert any(one.startswith(f"test_small.py:2: test_a: {said}") for one in found), found


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("def test_a(): ...\n", ":1: test_a: has no check decorator; write @check("),
        ("@check\ndef test_a(): ...\n", ":2: test_a: has no check decorator"),
        (f"{GOOD}async def test_a(): ...\n", ":2: test_a: a check must be a plain function"),
        (f"{GOOD}def tset_a(): ...\n", ":2: tset_a: is decorated with @check, so its name must"),
        (f"{GOOD}@other\ndef test_a(): ...\n", ":3: test_a: only @check, and only once"),
        (f"{GOOD}{GOOD}def test_a(): ...\n", ":3: test_a: only @check, and only once"),
        ("class TestIt:\n  def test_a(self): ...\n", ":2: test_a: a check must stand at the top"),
        ("if 1:\n  def test_a(): ...\n", ":2: test_a: a check must stand at the top level"),
        ("def test_a(:\n", ":1: not valid Python: invalid syntax"),
        (
            f"{GOOD}def test_a(): ...\n{GOOD}def test_a(): ...\n",
            ":3: test_a: there is a check of this name in test_small.py:2",
        ),
        ("x = '\0'\n", ": not valid Python: source code string cannot contain null bytes"),
    ],
)
def test_what_pytest_would_run_otherwise_than_declared_is_a_mistake(
    tmp_path: Path, text: str, said: str
) -> None:
    found = mistakes(tmp_path, text)

    assert any(one.startswith(f"test_small.py{said}") for one in found), found


def test_all_mistakes_of_a_suite_are_told_at_once(tmp_path: Path) -> None:
    (tmp_path / "drivers.py").write_text("def grow(:\n", encoding="utf-8")

    found = mistakes(
        tmp_path, '@check("", points=0, hint="H")\ndef test_a(): ...\ndef test_b(): ...\n'
    )

    assert [one.split(" ")[0] for one in found] == [
        "drivers.py:1:",
        "test_small.py:1:",
        "test_small.py:1:",
        "test_small.py:3:",
    ]


def test_a_suite_without_checks_is_a_mistake(tmp_path: Path) -> None:
    with pytest.raises(ManifestError, match="no check found"):
        read(tmp_path, "")


def test_a_missing_suite_is_a_mistake(tmp_path: Path) -> None:
    with pytest.raises(ManifestError, match="hidden: the folder is missing"):
        checks.read(tmp_path / "hidden")
