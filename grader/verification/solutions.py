"""An exercise's known solutions: which are right, and what must catch each that is wrong."""

from __future__ import annotations

import enum
import re
from dataclasses import dataclass
from pathlib import Path

from grader.errors import ManifestError, Mistake
from grader.model import Exercise, Suite, Verdict

_HEADER = re.compile(
    r"# caught-by: (?P<checks>.+)\n# verdict: (?P<verdict>.+)\n# why: (?P<why>.+)\n"
)
LEAST = {"alternatives": 3, "mistakes": 8}
"""How many of each an exercise must have to be published."""


class Role(enum.Enum):
    """What a solution is there to show."""

    REFERENCE = "reference"
    ALTERNATIVE = "alternative"
    MISTAKE = "mistake"
    STARTER = "starter"


@dataclass(frozen=True, slots=True, kw_only=True)
class Solution:
    """A solution of which it is known what must come of it."""

    role: Role
    name: str
    path: Path
    caught_by: tuple[str, ...] = ()
    """Ids of the checks that must all catch a mistake."""
    verdict: Verdict | None = None
    """With which verdict they must."""
    why: str = ""
    """How a student comes to write it."""

    @property
    def right(self) -> bool:
        """Whether it must get every point."""
        return self.role in {Role.REFERENCE, Role.ALTERNATIVE}


def find(exercise: Exercise, folder: Path | None = None) -> tuple[Solution, ...]:
    """Return an exercise's solutions: reference, alternatives, mistakes, and the starter.

    Args:
        exercise: Whose solutions.
        folder: Where they are; beside the folder of exercises unless given.

    Raises:
        ManifestError: Some are missing or lack their header; all mistakes are listed.
    """
    folder = folder or exercise.folder.resolve().parent.parent / "solutions" / exercise.id
    mistakes: list[Mistake] = []
    found = [Solution(role=Role.REFERENCE, name="reference", path=folder / "reference.py")]
    if not found[0].path.is_file():
        mistakes.append(Mistake(found[0].path, None, "", "is missing"))
    for name, role in (("alternatives", Role.ALTERNATIVE), ("mistakes", Role.MISTAKE)):
        paths = sorted((folder / name).glob("*.py"))
        if len(paths) < LEAST[name]:
            problem = f"holds {len(paths)} files; at least {LEAST[name]} are needed"
            mistakes.append(Mistake(folder / name, None, "", problem))
        found += [_read(exercise, role, path, mistakes) for path in paths]
    if mistakes:
        raise ManifestError(tuple(mistakes))
    starter = Solution(role=Role.STARTER, name="starter", path=exercise.folder / "starter.py")
    return (*found, starter)


def _read(exercise: Exercise, role: Role, path: Path, mistakes: list[Mistake]) -> Solution:
    if role is not Role.MISTAKE:
        return Solution(role=role, name=path.stem, path=path)
    try:
        header = _HEADER.match(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        mistakes.append(Mistake(path, None, "", f"cannot be read as UTF-8: {error}"))
        return Solution(role=role, name=path.stem, path=path)
    if header is None:
        problem = "must begin with the lines '# caught-by: …', '# verdict: …' and '# why: …'"
        mistakes.append(Mistake(path, 1, "", problem))
        return Solution(role=role, name=path.stem, path=path)
    checks = tuple(name.strip() for name in header["checks"].split(","))
    known = {check.id for check in exercise.checks[Suite.HIDDEN]}
    for name in sorted(set(checks) - known):
        problem = f"{name!r} is no hidden check; there are {', '.join(sorted(known))}"
        mistakes.append(Mistake(path, 1, "caught-by", problem))
    return Solution(
        role=role,
        name=path.stem,
        path=path,
        caught_by=checks,
        verdict=_verdict(header["verdict"].strip(), path, mistakes),
        why=header["why"].strip(),
    )


def _verdict(term: str, path: Path, mistakes: list[Mistake]) -> Verdict | None:
    try:
        return Verdict(term)
    except ValueError:
        terms = ", ".join(verdict.value for verdict in Verdict)
        mistakes.append(Mistake(path, 2, "verdict", f"{term!r} is none of {terms}"))
        return None
