"""The kill matrix as text, as JSON types and as a page."""

from __future__ import annotations

import statistics
import textwrap
from typing import TYPE_CHECKING, Any

from grader.model import Suite, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from grader.verification.matrix import Matrix, Row

SCHEMA = "concurrency-grader/kill-matrix/1"
SLOW_S, TIMES = 5.0, 5
"""A solution that takes longer, and so many times the median, is worth a look: one with fewer steps
may prove as much."""
_CODES = {
    Verdict.PASSED: ".",
    Verdict.WRONG_RESULT: "W",
    Verdict.WRONG_IN_SOME_SCHEDULES: "WS",
    Verdict.DEADLOCK: "DL",
    Verdict.LOST_WAKE_UP: "LW",
    Verdict.LIVELOCK: "LL",
    Verdict.STARVATION: "ST",
    Verdict.BUSY_WAITING: "BW",
    Verdict.NOT_CONCURRENT: "NC",
    Verdict.DATA_RACE: "DR",
    Verdict.LEFT_RUNNING: "LR",
    Verdict.LEAKED: "LK",
    Verdict.WRONG_EXCEPTION: "WE",
    Verdict.RAISED: "R",
    Verdict.CRASHED: "C",
    Verdict.TIMED_OUT: "TO",
    Verdict.OUT_OF_MEMORY: "OM",
    Verdict.TOO_MUCH_OUTPUT: "TM",
    Verdict.DOES_NOT_IMPORT: "NI",
    Verdict.SYNTAX_ERROR: "SE",
    Verdict.MISSING_NAME: "MN",
    Verdict.NOT_ALLOWED: "NA",
    Verdict.TAMPERING: "TP",
    Verdict.EXERCISE_FAULT: "EF",
    Verdict.GRADER_FAULT: "GF",
}
_NOT_RUN = "?"
_NAMED = "*"
_CELL = 4
_LINE = 78


def text(matrix: Matrix) -> str:
    """Return the matrix for a terminal: a dot for a passed check, a code for what caught."""
    checks = matrix.exercise.checks[Suite.HIDDEN]
    width = max(len(_name(row)) for row in matrix.rows)
    head = _cells(str(number) for number in range(1, len(checks) + 1))
    lines = [f"{matrix.exercise.id}: {matrix.exercise.title}", ""]
    lines += [f"  {number}  {check.id} ({check.points})" for number, check in enumerate(checks, 1)]
    lines += ["", f"{'':<{width}}  points  {head}"]
    for row in matrix.rows:
        points = f"{row.grade.points:g}/{row.grade.max_points:g}"
        marks = _cells(_mark(row, check.id) for check in checks)
        lines.append(f"{_name(row):<{width}}  {points:>6}  {marks}")
    lines += ["", *_legend(matrix), "", *_slow(matrix), matrix.stability]
    if matrix.publishable:
        lines.append(f"{len(matrix.rows)} solutions, {len(checks)} checks: fit to be published")
    else:
        lines += [f"PROBLEM {problem}" for problem in matrix.problems]
    return "\n".join(line.rstrip() for line in lines)


def _legend(matrix: Matrix) -> list[str]:
    """Return what the codes mean that stand in a matrix."""
    found = {row.verdict(c.id) for row in matrix.rows for c in matrix.exercise.checks[Suite.HIDDEN]}
    used = [f"{code} {verdict.value}" for verdict, code in _CODES.items() if verdict in found]
    if None in found:
        used.append(f"{_NOT_RUN} not run")
    return [*textwrap.wrap(", ".join(used), _LINE), f"{_NAMED} the mistake names the check"]


def _slow(matrix: Matrix) -> Iterator[str]:
    """Say which solutions take long and in which check, for whoever waits for them each time."""
    usual = statistics.median(row.seconds for row in matrix.rows)
    for row in sorted(matrix.rows, key=lambda row: -row.seconds):
        if row.seconds > max(SLOW_S, TIMES * usual) and row.grade.checks:
            most = max(row.grade.checks, key=lambda check: check.duration_s)
            yield (
                f"slow: {_name(row)} takes {row.seconds:.0f} s, "
                f"{most.duration_s:.0f} s of it in {most.id}"
            )


def plain(matrices: Iterable[Matrix]) -> dict[str, Any]:
    """Return matrices as JSON types."""
    return {"schema": SCHEMA, "exercises": [_plain(matrix) for matrix in matrices]}


def _plain(matrix: Matrix) -> dict[str, Any]:
    checks = matrix.exercise.checks[Suite.HIDDEN]
    return {
        "exercise": matrix.exercise.id,
        "title": matrix.exercise.title,
        "publishable": matrix.publishable,
        "runs": matrix.runs,
        "stability": matrix.stability,
        "checks": [{"id": c.id, "title": c.title, "points": c.points} for c in checks],
        "public": {check.id: check.verdict.value for check in matrix.public.checks},
        "solutions": [
            {
                "role": row.solution.role.value,
                "name": row.solution.name,
                "points": row.grade.points,
                "max_points": row.grade.max_points,
                "seconds": round(row.seconds, 3),
                "stable": not row.deviations,
                "caught_by": list(row.solution.caught_by),
                "verdicts": {c.id: _verdict(row, c.id) for c in checks},
            }
            for row in matrix.rows
        ],
        "problems": [{"where": p.where, "text": p.text} for p in matrix.problems],
    }


def _verdict(row: Row, check: str) -> str | None:
    verdict = row.verdict(check)
    return None if verdict is None else verdict.value


def _name(row: Row) -> str:
    return f"{row.solution.role.value} {row.solution.name}"


def _mark(row: Row, check: str) -> str:
    verdict = row.verdict(check)
    if verdict is None:
        return _NOT_RUN
    return _CODES[verdict] + (_NAMED if check in row.solution.caught_by else "")


def _cells(texts: Iterable[str]) -> str:
    return "".join(f"{cell:<{_CELL}}" for cell in texts)
