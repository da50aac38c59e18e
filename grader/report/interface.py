"""What every report format offers, and where its file goes.

To add a format, subclass :class:`ReportWriter` in a module of its own: a name, a suffix and one
method from grade to text; then register it in :mod:`grader.report.formats`. Names, atomic writing and
errors are settled here.
"""

from __future__ import annotations

import hashlib
import re
from abc import ABC, abstractmethod
from typing import TYPE_CHECKING, ClassVar

from grader.report.atomic import write_text

if TYPE_CHECKING:
    from pathlib import Path

    from grader.model import Grade

_SAFE = re.compile(r"[^\W_]([\w.+@-]*\w)?", re.ASCII)
_LONGEST_STEM = 80
_RESERVED = {"index", "con", "prn", "aux", "nul"} | {
    f"{p}{n}" for p in ("com", "lpt") for n in "123456789"
}
"""The overview's name, and names that Windows keeps for devices."""


class ReportWriter(ABC):
    """Turns a grade into a file of one format."""

    name: ClassVar[str]
    """By which the format is chosen, such as ``html``."""
    suffix: ClassVar[str]
    """Of its files, with the dot."""

    @abstractmethod
    def render(self, grade: Grade) -> str:
        """Return the whole text of the report; the same grade gives the same text."""

    def write(self, grade: Grade, folder: Path, *, stem: str | None = None) -> Path:
        """Write the report into a folder, replacing an older one at once or not at all.

        Args:
            grade: What to report.
            folder: Where to; made if it does not exist.
            stem: File name without suffix; made from the submission's name if left out. Give it
                where submissions of one folder may bear the same name.

        Returns:
            The file.

        Raises:
            ReportError: It could not be written.
        """
        return write_text(
            folder / f"{stem or stem_of(grade.submission)}{self.suffix}", self.render(grade)
        )


def stem_of(submission: str) -> str:
    """Return a file name without suffix that is safe on every system.

    A name that has to be altered gets a digest of the original, so that two different names stay
    different.
    """
    stem = submission.rsplit(".", 1)[0] if "." in submission[1:] else submission
    if _SAFE.fullmatch(stem) and len(stem) <= _LONGEST_STEM and stem.lower() not in _RESERVED:
        return stem
    kept = re.sub(r"[^A-Za-z0-9]+", "-", stem)[:_LONGEST_STEM].strip("-")
    digest = hashlib.sha256(submission.encode("utf-8", "surrogatepass")).hexdigest()[:8]
    return f"{kept or 'submission'}-{digest}"
