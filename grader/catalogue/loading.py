"""Finds the folder of an exercise and puts it together, with every mistake reported at once.

No code of the exercise runs here: drivers and checks run in the sandbox only.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from grader.catalogue import checks, manifest
from grader.catalogue.sentences import suggestion
from grader.errors import ExerciseError, ManifestError, Mistake
from grader.model import Exercise, Limits, Suite
from grader.settings import settings

if TYPE_CHECKING:
    from collections.abc import Callable

MANIFEST = "exercise.yaml"
DRIVERS = "drivers.py"
SUPPORT = "support.py"
_TEXTS = ("handout.md", "starter.py", *(f"{suite.value}/{DRIVERS}" for suite in Suite))
ID = r"[a-z][a-z0-9]*(-[a-z0-9]+)*"
"""What an exercise's id, which is its folder's name, looks like."""

_T = TypeVar("_T")


def load(name_or_path: str | Path, root: Path | None = None) -> Exercise:
    """Load an exercise, by its name or by its folder.

    Args:
        name_or_path: A name such as ``race-counter``, or the path of a folder.
        root: Where names are looked up; the folder of the settings unless given.

    Raises:
        ManifestError: The exercise has mistakes; all of them are listed.
        ExerciseError: There is no such exercise.
    """
    return _assemble(_find(name_or_path, root or settings().exercises))


def find_all(root: Path | None = None) -> tuple[str, ...]:
    """Return the ids of the exercises in a folder, sorted; they need not be valid.

    Raises:
        ExerciseError: There is no such folder.
    """
    root = root or settings().exercises
    if not root.is_dir():
        raise ExerciseError(f"There is no folder of exercises at {root}; set GRADER_EXERCISES.")
    return tuple(sorted(path.parent.name for path in root.glob(f"*/{MANIFEST}")))


def load_all(root: Path | None = None) -> tuple[tuple[Exercise, ...], dict[str, ManifestError]]:
    """Load every exercise of a folder; those with mistakes hide no others.

    Returns:
        The exercises that can be used, and by its id what is wrong with each of the rest.

    Raises:
        ExerciseError: There is no such folder.
    """
    root = root or settings().exercises
    loaded: list[Exercise] = []
    broken: dict[str, ManifestError] = {}
    for name in find_all(root):
        try:
            loaded.append(_assemble(root / name))
        except ManifestError as error:
            broken[name] = error
    return tuple(loaded), broken


def suite_files(exercise: Exercise, suite: Suite) -> dict[str, str]:
    """Return the texts that a suite consists of: its modules, and ``support.py`` if there is one.

    Raises:
        ExerciseError: A file cannot be read.
    """
    paths = sorted((exercise.folder / suite.value).glob("*.py"))
    support = exercise.folder / SUPPORT
    if support.is_file():
        paths.append(support)
    try:
        return {path.name: path.read_text(encoding="utf-8") for path in paths}
    except (OSError, UnicodeDecodeError) as error:
        raise ExerciseError(
            f"Cannot read the {suite.value} checks of {exercise.id}: {error}"
        ) from error


def _find(name_or_path: str | Path, root: Path) -> Path:
    named = root / name_or_path
    if isinstance(name_or_path, str) and re.fullmatch(ID, name_or_path) and named.is_dir():
        return named
    folder = Path(name_or_path)
    if folder.is_dir():
        return folder
    known = find_all(root)
    meant = suggestion(str(name_or_path), known)
    listed = "" if meant.startswith("known") else f"\nKnown: {', '.join(known)}"
    raise ExerciseError(
        f"There is no exercise {str(name_or_path)!r} in {root}, and no folder of that name; "
        f"{meant}{listed}"
    )


def _assemble(folder: Path) -> Exercise:
    mistakes: list[Mistake] = []
    found = _or_note(mistakes, manifest.read, folder / MANIFEST)
    mistakes += _missing(folder)
    suites = {suite: _or_note(mistakes, checks.read, folder / suite.value) for suite in Suite}
    if found is None or mistakes:
        raise ManifestError(tuple(mistakes))
    return Exercise(
        id=folder.resolve().name,
        title=found.title,
        folder=folder,
        file=found.file,
        runtime=found.runtime,
        kind=found.kind,
        topics=tuple(found.topics),
        lesson=tuple(found.lesson),
        api=found.required_names(),
        profile=found.profile,
        limits=Limits(**dict(found.limits)),
        checks={suite: specs or () for suite, specs in suites.items()},
        forbidden_imports=tuple(found.policy.forbidden_imports),
    )


def _or_note(mistakes: list[Mistake], read: Callable[[Path], _T], path: Path) -> _T | None:
    """Return what was read, or note the mistakes and go on."""
    try:
        return read(path)
    except ManifestError as error:
        mistakes += error.mistakes
        return None


def _missing(folder: Path) -> list[Mistake]:
    """Return what a folder lacks, as far as it is not a manifest or a suite of checks."""
    mistakes = [
        Mistake(folder / name, None, "", "the file is missing or empty")
        for name in _TEXTS
        if (folder / name).parent.is_dir() and not _has_text(folder / name)
    ]
    if not re.fullmatch(ID, folder.resolve().name):
        problem = "the folder's name is the exercise's id: lower-case words joined by dashes"
        mistakes.append(Mistake(folder, None, "", problem))
    mistakes += [
        Mistake(
            folder / suite.value / SUPPORT, None, "", f"belongs beside {MANIFEST}, for all suites"
        )
        for suite in Suite
        if (folder / suite.value / SUPPORT).exists()
    ]
    return mistakes


def _has_text(path: Path) -> bool:
    return path.is_file() and bool(path.read_bytes().strip())
