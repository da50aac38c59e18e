"""How much of a submission's own text one page shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True, slots=True, kw_only=True)
class Caps:
    """Ceilings of a page. Whatever is left out, the page says so."""

    page_bytes: int = 1_000_000
    """A page above this is made once more with :data:`TIGHT`."""
    message: int = 4_000
    """Characters of a message or a story."""
    code: int = 200
    """Characters of a source line, a name or a value within an interleaving."""
    steps: int = 240
    """Steps of one interleaving."""
    page_steps: int = 900
    """Steps of all interleavings of a page together."""
    checks: int = 200
    source_lines: int = 3_000
    source_line: int = 400
    """Characters of a line of the source."""
    source_text: int = 120_000
    """Characters of the source that is shown and highlighted."""


TIGHT = Caps(
    message=500,
    code=80,
    steps=60,
    page_steps=240,
    checks=100,
    source_lines=600,
    source_line=160,
    source_text=20_000,
)
"""For pages whose texts grew too much in escaping."""

NARROW = Caps(message=200, code=40, steps=20, page_steps=40, checks=50)
TIGHTEST = Caps(message=80, code=40, steps=0, page_steps=0, checks=10)
"""For what must fit at any price: verdicts, and the beginnings of messages."""


def fitted(render: Callable[[Caps], str], most_bytes: int) -> str:
    """Return what a format writes with the widest ceilings that keep it below a size.

    Args:
        render: Writes with the ceilings it is given.
        most_bytes: What a reader of the format takes.
    """
    text = ""
    for caps in (Caps(), TIGHT, NARROW, TIGHTEST):
        text = render(caps)
        if len(text.encode("utf-8", "backslashreplace")) <= most_bytes:
            break
    return text
