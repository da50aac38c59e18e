"""How much of a submission's own text one page shows."""

from __future__ import annotations

from dataclasses import dataclass


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
