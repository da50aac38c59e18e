"""Pages of plain text for a terminal of any width: wrapped, and bold where there is a terminal."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable
from pathlib import Path

from rich.console import Console
from rich.text import Text

_INDENT = 2
_NARROWEST = 24
_WIDEST = 100


class Page:
    """Prints heads and, indented below them, texts."""

    def __init__(self) -> None:
        self._console = Console(highlight=False, soft_wrap=True)
        self._width = max(_NARROWEST, min(self._console.width, _WIDEST))
        self._begun = False

    def head(self, text: str) -> None:
        """Print a head, with a line above it unless it is the first thing."""
        if self._begun:
            print()
        self._put(text, "", "", style="bold")

    def text(self, text: str, *, depth: int = 0) -> None:
        """Print a paragraph below a head."""
        margin = " " * _INDENT * (depth + 1)
        self._put(text, margin, margin + " " * _INDENT)

    def items(self, texts: Iterable[str]) -> None:
        """Print a list."""
        for text in texts:
            self._put(text, "  - ", "    ")

    def numbers(self, rows: Iterable[tuple[int, str]]) -> None:
        """Print a list, each item with its number."""
        for number, text in rows:
            self._put(text, f"  {number:>3}  ", " " * 7)

    def lines(self, *lines: str) -> None:
        """Print lines that are meant to be copied, and so stay whole."""
        for line in lines:
            print(f"  {line}")

    def _put(self, text: str, first: str, following: str, *, style: str = "") -> None:
        self._begun = True
        for line in textwrap.wrap(
            text,
            self._width,
            initial_indent=first,
            subsequent_indent=following,
            break_on_hyphens=False,
        ):
            self._console.print(Text(line, style=style))


def near(path: Path) -> Path:
    """Return a path as one writes it from the working folder, where it is within that."""
    try:
        return path.resolve().relative_to(Path.cwd())
    except ValueError:
        return path
