"""The kill matrix as one self-contained page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grader.model import Suite
from grader.report.markup import environment

if TYPE_CHECKING:
    from collections.abc import Iterable

    from grader.verification.matrix import Matrix


def render(matrices: Iterable[Matrix]) -> str:
    """Return a page with a table for each exercise."""
    return (
        environment()
        .get_template("matrix.html")
        .render(matrices=list(matrices), hidden=Suite.HIDDEN)
    )
