"""A schedule as text: the story first, then one column per thread."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from grader.explore.model import Explanation, Row

_WIDTH = 100
_NARROWEST = 22


def render(explanation: Explanation, *, width: int = _WIDTH) -> str:
    """The text for a terminal `width` characters wide."""
    lines = textwrap.wrap(explanation.story, width)
    if explanation.rows:
        lines += ["", *_columns(explanation, width)]
    if explanation.cycle:
        lines += ["", *_blocked(explanation)]
    switches = explanation.preemptions
    lines += [
        "",
        f"{switches} pre-emption{'' if switches == 1 else 's'}; replay with {explanation.token}",
    ]
    return "\n".join(lines)


def _columns(explanation: Explanation, width: int) -> list[str]:
    threads = list(dict.fromkeys(row.thread for row in explanation.rows))
    each = max(_NARROWEST, (width - 6) // len(threads))
    head = "line  " + "".join(_fit(name, each) for name in threads)
    lines = [head.rstrip(), "-" * min(width, 6 + each * len(threads))]
    before = ""
    for row in explanation.rows:
        if before and row.thread != before:
            lines.append("")
        before = row.thread
        indent = " " * (each * threads.index(row.thread))
        lines.append(f"{row.line:>4}  {indent}{_fit(_text(row), each, pad=False)}")
    return lines


def _fit(text: str, width: int, *, pad: bool = True) -> str:
    if len(text) >= width:
        text = text[: width - 3] + "… "
    return text.ljust(width) if pad else text


def _text(row: Row) -> str:
    value = f" = {row.value}" if row.value and row.operation in {"read", "write"} else ""
    note = f" ({row.value})" if row.value and not value else ""
    times = f"  ({row.repeated} times)" if row.repeated > 1 else ""
    word = "wait for" if row.operation == "block" else row.operation
    return f"{word} {row.target}{value}{note}{times}"


def _blocked(explanation: Explanation) -> list[str]:
    lines = []
    for blocked in explanation.cycle:
        holds = f", holds {', '.join(blocked.holds)}" if blocked.holds else ""
        by = f" (held by {blocked.holder})" if blocked.holder else ""
        lines.append(
            f"{blocked.thread} waits for {blocked.wants}{by} in line {blocked.line}{holds}"
        )
    return lines
