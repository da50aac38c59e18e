"""A summary in Markdown: for a comment, a job's summary page, a terminal.

Texts of the student stand in it as code or with every mark escaped. In code nothing is acted upon: no
name of a person is called, no issue is linked, no address becomes a link.
"""

from __future__ import annotations

import re
import string
from typing import TYPE_CHECKING

from grader.model import Interleaving, Located, Outcome, Verdict
from grader.report import wording
from grader.report.account import one_line, score
from grader.report.caps import fitted
from grader.report.finding import most_important
from grader.report.interface import ReportWriter
from grader.report.lanes import Gap
from grader.report.moves import Move, moves

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from grader.model import CheckResult, Grade
    from grader.report.caps import Caps

_MOST_BYTES = 60_000
"""GitHub refuses a comment of more than 65,536 characters."""
_TITLE = 200

_CODE = re.compile(r"(`[^`\n]+`)")
_ACTED_ON = re.compile(r"@|://|www\.|#\d|\$|\bgh-\d|:\w+:", re.IGNORECASE)
"""What makes a forge do something with a word: call, link, set as a formula or as a picture."""
_MARKS = re.compile(r"[\\`*_\[\]#|~!]")
_REFERENCES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
_REFERENCE = re.compile("[&<>]")
_NEEDS_REFERENCES = re.compile(r"[`|]|##")
"""What a span of code cannot hold: its own end, the end of a cell, a command to a runner."""

_ICONS = {
    wording.Tone.GOOD: "✅",
    wording.Tone.NOTE: "🔎",
    wording.Tone.LOST: "❌",
    wording.Tone.FAULT: "⚠️",
}


class MarkdownReport(ReportWriter):
    """Writes the summary."""

    name = "markdown"
    suffix = ".md"

    def render(self, grade: Grade) -> str:
        """Return the summary, short enough for a comment."""
        return fitted(lambda caps: "\n".join(_lines(grade, caps)) + "\n", _MOST_BYTES)


def code(text: str, limit: int) -> str:
    """Return a text as a span of code, whatever it holds."""
    shown = one_line(text, limit)
    if not shown:
        return ""
    if not _NEEDS_REFERENCES.search(shown):
        return f"`{shown}`"
    return f"<code>{''.join(map(_referred_to, shown))}</code>"


def prose(text: str, limit: int) -> str:
    """Return sentences in which only what stands between backticks means something."""
    parts = _CODE.split(one_line(text, limit))
    return "".join(
        code(part[1:-1], limit) if index % 2 else _escaped(part) for index, part in enumerate(parts)
    )


def _escaped(text: str) -> str:
    return " ".join(_word(word) for word in text.split(" "))


def _word(word: str) -> str:
    if _ACTED_ON.search(word):
        return code(word, len(word))
    return _REFERENCE.sub(lambda found: _REFERENCES[found[0]], _MARKS.sub(r"\\\g<0>", word))


def _referred_to(character: str) -> str:
    return f"&#{ord(character)};" if character in string.punctuation else character


def _lines(grade: Grade, caps: Caps) -> Iterator[str]:
    finding = most_important(grade)
    icon = _ICONS[finding.tone]
    yield f"## {icon} {prose(grade.title, _TITLE)}: {score(grade).lower()}"
    yield ""
    yield f"{code(grade.submission, _TITLE)} · **{finding.word}.** {prose(finding.text, caps.message)}"
    if grade.outcome is not Outcome.GRADED:
        yield from _what_to_do(grade)
        return
    if grade.checks:
        yield ""
        yield from _table(
            ("", "Check", "Points", "Verdict"), (":-:", ":--", "--:", ":--"), _of_checks(grade)
        )
    found = [check for check in grade.checks if check.verdict is not Verdict.PASSED]
    for check in found[: caps.checks]:
        yield ""
        yield from _of_check(check, caps, len(grade.checks))
    if len(found) > caps.checks:
        yield ""
        yield f"{wording.counted(len(found) - caps.checks, 'more check')} not told in full here."


def _what_to_do(grade: Grade) -> Iterator[str]:
    if grade.reason is not None:
        yield ""
        yield f"{wording.WHOSE_FAULT[grade.reason.blame]} {wording.WHAT_TO_DO[grade.reason.blame]}"


def _of_checks(grade: Grade) -> Iterator[tuple[str, ...]]:
    for check in grade.checks:
        points = f"{wording.points(check.points)} / {wording.points(check.max_points)}"
        yield _icon(check), prose(check.title, _TITLE), points, check.verdict.value


def _icon(check: CheckResult) -> str:
    return _ICONS[wording.tone(check)]


def _of_check(check: CheckResult, caps: Caps, checks: int) -> Iterator[str]:
    yield f"### {_icon(check)} {prose(check.title, _TITLE)}"
    yield ""
    yield f"**{wording.word(check.verdict)}.** {prose(check.message, caps.message)}".rstrip()
    match check.evidence:
        case Located() as located:
            yield from _of_place(located, caps)
        case Interleaving() as found:
            yield from _of_schedule(check, found, caps, checks)
        case _:
            pass
    if check.hint and not wording.held_back(check):
        yield ""
        yield f"Hint: {prose(check.hint, caps.message)}"


def _of_place(located: Located, caps: Caps) -> Iterator[str]:
    where = f"Line {located.line} of your code" if located.line else "In your code"
    error = ": ".join(part for part in (located.error, located.detail) if part)
    yield ""
    yield f"{where}: {code(located.source, caps.code)}"
    if error:
        yield ""
        yield f"Python says: {prose(error, caps.message)}"


def _of_schedule(check: CheckResult, found: Interleaving, caps: Caps, checks: int) -> Iterator[str]:
    if found.story and found.story != check.message:
        yield ""
        yield f"What happens: {prose(found.story, caps.message)}"
    yield ""
    yield from _table(
        ("", "Thread", "Where", "Source", "What it does"),
        ("--:", ":--", ":--", ":--", ":--"),
        (_row(step, caps) for step in moves(found, caps, checks)),
    )
    if found.truncated:
        yield ""
        yield "The schedule went on; the grader recorded no more of it."
    if found.cycle[: caps.steps]:
        yield ""
        yield from (f"- Waiting: {prose(one, caps.message)}" for one in found.cycle[: caps.steps])


def _row(step: Move | Gap, caps: Caps) -> tuple[str, ...]:
    if isinstance(step, Gap):
        return "…", "", "", "", f"{wording.counted(step.steps, 'step')} not shown here"
    thread = code(step.thread, _TITLE)
    does = (
        prose(step.phrase, _TITLE),
        code(step.target, caps.code),
        *((step.arrow, code(step.value, caps.code)) if step.value else ()),
    )
    return (
        str(step.number),
        f"**{thread}**" if step.turn else thread,
        prose(step.place, _TITLE),
        code(step.source, caps.code),
        " ".join(part for part in does if part) + step.again,
    )


def _table(
    head: tuple[str, ...], rule: tuple[str, ...], rows: Iterable[tuple[str, ...]]
) -> Iterator[str]:
    for cells in (head, rule, *rows):
        yield f"| {' | '.join(cells)} |"
