"""A new exercise that works: the folders that its author then changes piece by piece.

What is written is a whole small exercise with its solutions, of the kind that was asked for, so that
everything can be tried from the first minute on. Its files lie in ``scaffolds/``; those of Python
have ``.txt`` behind their names there, since they are nothing of ours to import.
"""

from __future__ import annotations

import contextlib
import re
import shutil
import tempfile
from collections.abc import Iterator
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

from grader.catalogue.loading import ID
from grader.errors import UsageError

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

KINDS = ("explored", "observed")
_SUFFIX = ".txt"


def scaffold(name: str, kind: str, *, exercises: Path, solutions: Path) -> None:
    """Write an exercise and its solutions, both or nothing.

    Args:
        name: The exercise's id.
        kind: One of :data:`KINDS`.
        exercises: The folder that holds exercises; made if need be.
        solutions: The folder that holds solutions; on the same file system.

    Raises:
        UsageError: The id is none, the exercise exists, or the folders cannot be written to.
    """
    if not re.fullmatch(ID, name):
        near = re.sub("[^a-z0-9]+", "-", name.lower()).strip("-")
        such = near if re.fullmatch(ID, near) else "lost-tickets"
        raise UsageError(
            f"{name!r} is no id of an exercise: it must be lower-case words joined by dashes, such "
            f"as {such}"
        )
    targets = {"exercise": exercises / name, "solutions": solutions / name}
    for target in targets.values():
        if target.exists() or target.is_symlink():
            raise UsageError(f"{target} exists already; choose another id, or remove it first")
    try:
        with _made(exercises, solutions):
            _write(resources.files("grader.catalogue") / "scaffolds" / kind, targets)
    except OSError as error:
        raise UsageError(
            f"the exercise could not be written into {exercises.parent}: "
            f"{error.strerror or error}; choose another folder with --into"
        ) from error


def _write(source: Traversable, targets: dict[str, Path]) -> None:
    """Write all files aside, then put the folders in their places at once."""
    moved: list[Path] = []
    with tempfile.TemporaryDirectory(dir=targets["solutions"].parent, prefix=".new-") as aside:
        try:
            for part, target in targets.items():
                _copy(source / part, Path(aside) / part)
                (Path(aside) / part).rename(target)
                moved.append(target)
        except BaseException:
            for folder in moved:
                shutil.rmtree(folder, ignore_errors=True)
            raise


def _copy(source: Traversable, target: Path) -> None:
    if source.is_dir():
        target.mkdir()
        for each in source.iterdir():
            _copy(each, target / each.name.removesuffix(_SUFFIX))
    else:
        target.write_bytes(source.read_bytes())


@contextlib.contextmanager
def _made(*folders: Path) -> Iterator[None]:
    """Make folders with those above them; take back what was made if what follows fails."""
    missing: list[Path] = []
    for folder in folders:
        missing += [each for each in (folder, *folder.parents) if not each.exists()]
    try:
        for folder in folders:
            folder.mkdir(parents=True, exist_ok=True)
        yield
    except BaseException:
        for folder in missing:
            with contextlib.suppress(OSError):
                folder.rmdir()
        raise
