"""Making text harmless to look at.

Students decide names, source, output and exception texts. Whatever in these does not show (control
characters, bidirectional overrides, lone surrogates, zero-width characters, letters without a
shape) is replaced by a mark that does, and what is too long is cut with a word. Escaping for a
format comes after this.
"""

from __future__ import annotations

import re
import unicodedata

_SPACE, _DELETE = 0x20, 0x7F
_UNSEEN = {"Cc", "Cf", "Cs", "Zl", "Zp", "Co"}
_JOINERS = {"\u200c", "\u200d"}
"""Part of ordinary writing in many languages, and harmless."""
_SHAPELESS = set("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0")
"""Letters and marks by their category that leave no trace, or a blank one."""
_HARMLESS = re.compile(r"[\t\n\x20-\x7e]*")
_NO_CHARACTERS = range(0xFDD0, 0xFDF0)
"""These, and the last two of each plane, never stand for anything; XML forbids some of them."""
_MOST_STACKED = 4
"""Marks over one letter; more are there to cover other lines."""

TIMES = "\u00d7"
MARK = re.compile(rf"⟨U\+[0-9A-F]{{4,6}}(?: {TIMES}\d+)?⟩|[\u2400-\u2421]")
"""What stands for a character that does not show."""


def visible(text: str, limit: int) -> str:
    """Return the text with nothing hidden in it and at most about ``limit`` characters.

    Line ends are made uniform; tabs and line ends are kept.
    """
    kept = _uniform(text[: limit + 1])
    if not _HARMLESS.fullmatch(kept):
        kept = _marked(kept)
    left_out = len(text) - limit
    if len(kept) <= limit and left_out <= 0:
        return kept
    return f"{kept[:limit]}… ({_left_out(left_out)})"


def _left_out(count: int) -> str:
    return f"{count:,} more characters" if count > 0 else "cut here"


def _uniform(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _marked(text: str) -> str:
    parts: list[str] = []
    position = stacked = 0
    while position < len(text):
        if (end := _run(text, position)) > position:
            parts.append(text[position:end])
            position, stacked = end, 0
            continue
        character = text[position]
        stacked = stacked + 1 if unicodedata.combining(character) else 0
        end = position + 1
        if _is_unseen(character):
            while end < len(text) and text[end] == character:
                end += 1
            parts.append(_mark(character, end - position))
        elif stacked <= _MOST_STACKED:
            parts.append(character)
        position = end
    return "".join(parts)


def _run(text: str, start: int) -> int:
    """Return where the harmless characters that begin at a place end."""
    found = _HARMLESS.match(text, start)
    return found.end() if found else start


def _is_unseen(character: str) -> bool:
    if character in "\t\n" or character in _JOINERS:
        return False
    if unicodedata.category(character) in _UNSEEN or character in _SHAPELESS:
        return True
    code = ord(character)
    return code & 0xFFFE == 0xFFFE or code in _NO_CHARACTERS  # noqa: PLR2004 - Unicode's own


def _mark(character: str, times: int) -> str:
    code = ord(character)
    if times > 1:
        return f"⟨U+{code:04X} {TIMES}{times}⟩"
    if code < _SPACE:
        return chr(0x2400 + code)
    return "\u2421" if code == _DELETE else f"⟨U+{code:04X}⟩"
