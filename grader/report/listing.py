"""The student's source as the page shows it: highlighted lines, with notes where findings point."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from markupsafe import Markup
from pygments.lexers.python import PythonLexer
from pygments.token import STANDARD_TYPES, Token

from grader.model import Interleaving, Located
from grader.report import wording
from grader.report.markup import mark
from grader.report.visible import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pygments.token import _TokenType

    from grader.model import CheckResult, Step
    from grader.report.caps import Caps

_QUIET = {Token.Text, Token.Text.Whitespace, Token.Name, Token.Punctuation, Token.Operator}
"""Tokens that need no colour; leaving out their markup halves the page."""
MOST_NOTES = 3
"""Notes at one line; more are counted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A finding that points at a line, in the margin."""

    text: str
    icon: str
    tone: str
    checks: tuple[int, ...]
    """Numbers of the checks whose cards say more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of the source."""

    number: int
    code: Markup
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """The source of one submission."""

    lines: tuple[Line, ...]
    left_out: int
    """Lines after the last one shown."""
    texts: tuple[str, ...] = field(repr=False)
    """All lines as handed in, shown or not."""

    def shows(self, line: int | None) -> bool:
        """Whether the page has this line."""
        return line is not None and 1 <= line <= len(self.lines)

    def owns(self, step: Step) -> bool:
        """Whether a step is at a line of this source, and not of the exercise's drivers."""
        return _owns(self.texts, step)


def list_source(source: str, checks: Iterable[CheckResult], caps: Caps) -> Listing:
    """Return the listing of a source with the notes of all checks."""
    texts = tuple(_uniform(source).split("\n"))
    if len(texts) > 1 and not texts[-1]:
        texts = texts[:-1]
    shown = [visible(text, caps.source_line) for text in _within(texts, caps)]
    notes = _notes(texts, checks)
    lines = tuple(
        Line(number=number, code=code, notes=tuple(notes.get(number, ())))
        for number, code in enumerate(_highlighted(shown), start=1)
    )
    return Listing(lines=lines, left_out=len(texts) - len(lines), texts=texts)


def _uniform(source: str) -> str:
    return source.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def _within(texts: tuple[str, ...], caps: Caps) -> Iterator[str]:
    room = caps.source_text
    for text in texts[: caps.source_lines]:
        room -= min(len(text), caps.source_line) + 1
        if room < 0:
            return
        yield text


def _highlighted(lines: list[str]) -> list[Markup]:
    """Return each line with its tokens marked; a token over several lines is cut at their ends."""
    # Patterns of the lexer take quadratic time over blank space that spans many lines.
    text = "\n".join("" if line.isspace() else line for line in lines)
    out: list[list[str]] = [[]]
    for kind, value in PythonLexer(stripnl=False, ensurenl=False).get_tokens(text):
        for index, part in enumerate(value.split("\n")):
            if index:
                out.append([])
            if part:
                out[-1].append(_token(kind, part))
    return [Markup("".join(parts)) for parts in out[: len(lines)]]  # noqa: S704 - escaped below


def _token(kind: _TokenType, text: str) -> str:
    code = str(mark(text))
    name = STANDARD_TYPES.get(kind, "")
    return code if kind in _QUIET or not name else f'<span class="{name}">{code}</span>'


def _notes(texts: tuple[str, ...], checks: Iterable[CheckResult]) -> dict[int, list[Note]]:
    """Return the notes by line; checks that say the same share one."""
    found: dict[int, dict[tuple[str, str, str], list[int]]] = {}
    for number, check in enumerate(checks, start=1):
        for line in sorted(_lines_of(texts, check)):
            said = (
                wording.word(check.verdict),
                wording.icon(check.verdict),
                wording.tone(check).value,
            )
            found.setdefault(line, {}).setdefault(said, []).append(number)
    return {
        line: [
            Note(text=text, icon=icon, tone=tone, checks=tuple(numbers))
            for (text, icon, tone), numbers in said.items()
        ]
        for line, said in found.items()
    }


def _lines_of(texts: tuple[str, ...], check: CheckResult) -> set[int]:
    match check.evidence:
        case Located(line=int(line)):
            return {line}
        case Interleaving(steps=steps):
            return {step.line for step in steps if step.line and _owns(texts, step)}
        case _:
            return set()


def _owns(texts: tuple[str, ...], step: Step) -> bool:
    # What a guest says of lines is not believed: it must be a line that is there.
    return step.own and step.line is not None and 1 <= step.line <= len(texts)
