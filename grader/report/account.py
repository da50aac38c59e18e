"""What formats of plain text say of a grade and of its checks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grader.model import Interleaving, Located, Outcome, Verdict
from grader.report import wording
from grader.report.finding import most_important
from grader.report.lanes import Gap
from grader.report.moves import Move, moves
from grader.report.visible import visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from grader.model import CheckResult, Grade
    from grader.report.caps import Caps

HANDED_IN = "The file that was handed in"
"""What stands for the checks of a submission that was rejected before any of them ran."""
_NAME = 100
_COLUMN = 44
"""Characters of a column of a schedule, at most."""


def name(text: str) -> str:
    """Return a title or a file name on one line."""
    return one_line(text, _NAME)


def one_line(text: str, limit: int) -> str:
    """Return a text with nothing hidden in it, without line ends and tabs."""
    return " ".join(visible(text, limit).split())


def score(grade: Grade) -> str:
    """Return what a grade comes to, in a few words."""
    if grade.outcome is not Outcome.GRADED:
        return most_important(grade).word
    unit = "point" if grade.max_points == 1 else "points"
    return f"{wording.points(grade.points)} of {wording.points(grade.max_points)} {unit}"


def summary(grade: Grade, caps: Caps) -> str:
    """Return the score and what matters most or, if it was not graded, why and what to do."""
    finding = most_important(grade)
    said = f"{finding.word}: {one_line(finding.text, caps.message)}"
    if grade.outcome is Outcome.GRADED:
        return f"{score(grade)}. {said}"
    if grade.reason is None:
        return said
    advice = wording.WHAT_TO_DO if grade.outcome is Outcome.REJECTED else wording.WHOSE_FAULT
    return f"{said} {advice[grade.reason.blame]}"


def account(check: CheckResult, caps: Caps, checks: int = 1) -> str:
    """Return all that there is to say of one check, over several lines.

    Args:
        check: The check.
        caps: Ceilings of the report.
        checks: How many checks share the report.
    """
    return "\n".join(_lines(check, caps, checks))


def _lines(check: CheckResult, caps: Caps, checks: int) -> Iterator[str]:
    verdict = wording.word(check.verdict)
    message = visible(check.message, caps.message)
    yield f"{verdict}: {message}" if message else f"{verdict}."
    if check.verdict is Verdict.PASSED:
        return
    match check.evidence:
        case Located() as located:
            yield from _of_place(located, caps)
        case Interleaving() as found:
            yield from _of_schedule(check, found, caps, checks)
        case _:
            pass
    if check.hint and not wording.held_back(check):
        yield ""
        yield f"Hint: {visible(check.hint, caps.message)}"


def _of_place(located: Located, caps: Caps) -> Iterator[str]:
    where = f"Line {located.line} of your code" if located.line else "In your code"
    source = visible(located.source.strip(), caps.code)
    yield ""
    yield f"{where}: {source}" if source else where
    error = ": ".join(part for part in (located.error, located.detail) if part)
    if error:
        yield visible(error, caps.message)


def _of_schedule(check: CheckResult, found: Interleaving, caps: Caps, checks: int) -> Iterator[str]:
    if found.story and found.story != check.message:
        yield ""
        yield visible(found.story, caps.message)
    yield ""
    yield "One schedule in which it happens:"
    yield from _table(moves(found, caps, checks))
    if found.truncated:
        yield "The schedule went on; the grader recorded no more of it."
    for sentence in found.cycle[: caps.steps]:
        yield visible(sentence, caps.message)
    if found.token:
        yield f"Replay token: {visible(found.token, caps.code)}"


def _table(steps: tuple[Move | Gap, ...]) -> Iterator[str]:
    rows = [step if isinstance(step, Gap) else _cells(step) for step in steps]
    filled = (row for row in rows if not isinstance(row, Gap))
    widths = [max(map(len, column)) for column in zip(*filled, strict=True)]
    for row in rows:
        if isinstance(row, Gap):
            yield f"  … {wording.counted(row.steps, 'step')} not shown here"
        else:
            padded = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
            yield f"  {'  '.join(padded)}".rstrip()


def _cells(step: Move) -> tuple[str, ...]:
    short = (_short(text) for text in (step.thread, step.place, step.source))
    return f"{step.number:>2}", *short, " ".join(step.does.split())


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _COLUMN else f"{text[: _COLUMN - 1]}…"
