"""The numbers to reach, and what this run measured for each.

Pure: from answers to rows. A goal for which nothing was measured is shown as not measured,
never as reached.
"""

import statistics
from collections.abc import Sequence
from dataclasses import dataclass

from tests.explore.bank.index import BankProgram

from .contenders import ENGINE
from .guarded import Outcome
from .measure import ENGINE_RANDOM, Measured

SPINS = frozenset({"livelock", "busy waiting"})
FRONTRUN = ("frontrun dpor", "frontrun random")


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal:
    """One row of the table."""

    what: str
    goal: str
    measured: str
    reached: bool | None
    """None where nothing was measured."""


def goals(measured: Measured) -> list[Goal]:
    """All rows, in the order of the list of goals."""
    broken = [(p, a) for p, a in _engine(measured) if p.broken]
    right = [(p, a) for p, a in _engine(measured) if not p.broken]
    return [
        *_bugs(broken),
        *_right(right),
        *_exhaust(measured),
        *_first_bug(broken),
        *_speed(measured),
        _preemptions(broken),
        _spinning(broken),
    ]


def _engine(measured: Measured) -> list[tuple[BankProgram, Outcome]]:
    return [
        (program, measured.answers[ENGINE, program.path])
        for program in measured.programs
        if (ENGINE, program.path) in measured.answers
    ]


def _goal(what: str, goal: str, measured: str, *, reached: bool) -> Goal:
    return Goal(what=what, goal=goal, measured=measured, reached=reached)


def _unmeasured(what: str, goal: str) -> Goal:
    return Goal(what=what, goal=goal, measured="not measured", reached=None)


def _bugs(broken: Sequence[tuple[BankProgram, Outcome]]) -> list[Goal]:
    if not broken:
        return [_unmeasured("bugs found", "all")]
    found = [(program, answer) for program, answer in broken if answer.found]
    named = [1 for program, answer in found if answer.verdict in program.accepted]
    return [
        _goal(
            "bugs found", "all", f"{len(found)} of {len(broken)}", reached=len(found) == len(broken)
        ),
        _goal(
            "bugs found with the right verdict",
            "all",
            f"{len(named)} of {len(broken)}",
            reached=len(named) == len(broken),
        ),
    ]


def _right(right: Sequence[tuple[BankProgram, Outcome]]) -> list[Goal]:
    if not right:
        return [_unmeasured("false alarms", "0"), _unmeasured("right programs exhausted", "≥ 95 %")]
    alarms = sum(answer.found for _, answer in right)
    unanswered = sum(not answer.found and answer.verdict != "ok" for _, answer in right)
    exhausted = [answer for _, answer in right if answer.exhausted]
    share = len(exhausted) / len(right)
    quick = sum((answer.search_seconds or answer.seconds) <= 0.2 for answer in exhausted) / len(
        right
    )
    return [
        _goal("false alarms", "0", f"{alarms} of {len(right)}", reached=alarms + unanswered == 0),
        _goal("right programs without an answer", "0", str(unanswered), reached=unanswered == 0),
        _goal("right programs exhausted", "≥ 95 %", f"{share:.0%}", reached=share >= 0.95),
        _goal("… within 0.2 s of search", "≥ 50 %", f"{quick:.0%}", reached=quick >= 0.5),
    ]


def _exhaust(measured: Measured) -> list[Goal]:
    rows = []
    for name, most in (("locked_counter", 2), ("philosophers", 12), ("buffer", 150)):
        what = f"executions to exhaust: {name.replace('_', ' ')}"
        answer = measured.exhaust.get(name)
        if answer is None:
            rows.append(_unmeasured(what, f"≤ {most}"))
            continue
        said = f"{answer.schedules}" if answer.exhausted else f"not exhausted ({answer.verdict})"
        reached = answer.exhausted and answer.schedules <= most
        rows.append(_goal(what, f"≤ {most}", said, reached=reached))
    return rows


def _first_bug(broken: Sequence[tuple[BankProgram, Outcome]]) -> list[Goal]:
    counts = [a.schedules_to_failure for _, a in broken if a.found and a.schedules_to_failure]
    if not counts:
        return [
            _unmeasured("schedules to the first bug, median", "≤ 5"),
            _unmeasured("schedules to the first bug, worst", "≤ 100"),
        ]
    median = statistics.median(counts)
    return [
        _goal("schedules to the first bug, median", "≤ 5", f"{median:g}", reached=median <= 5),
        _goal(
            "schedules to the first bug, worst",
            "≤ 100",
            str(max(counts)),
            reached=max(counts) <= 100,
        ),
    ]


def _speed(measured: Measured) -> list[Goal]:
    rows = []
    for name, least in (("counter", 10_000), ("buffer", 4_000)):
        ours = _rate(measured.speed.get((ENGINE_RANDOM, name)))
        what = f"schedules per second, random walk: {name}"
        if not ours:
            rows.append(_unmeasured(what, f"≥ {least:,}"))
            continue
        rows.append(_goal(what, f"≥ {least:,}", f"{ours:,.0f}", reached=ours >= least))
        theirs = max(_rate(measured.speed.get((mode, name))) for mode in FRONTRUN)
        if theirs:
            ratio = ours / theirs
            said = f"{ratio:.0f} times (frontrun {theirs:.0f}/s)"
            rows.append(
                _goal(f"… against frontrun: {name}", "≥ 40 times", said, reached=ratio >= 40)
            )
        else:
            rows.append(_unmeasured(f"… against frontrun: {name}", "≥ 40 times"))
    return rows


def _rate(outcome: Outcome | None) -> float:
    if outcome is None or outcome.seconds <= 0:
        return 0.0
    return float(outcome.schedules / outcome.seconds)


def _preemptions(broken: Sequence[tuple[BankProgram, Outcome]]) -> Goal:
    known = [
        (program.preemptions, answer.preemptions)
        for program, answer in broken
        if program.preemptions is not None and answer.found and answer.preemptions is not None
    ]
    what = "shown counterexample has the fewest pre-emptions"
    if not known:
        return _unmeasured(what, "all")
    fewest = sum(least == shown for least, shown in known)
    return _goal(what, "all", f"{fewest} of {len(known)}", reached=fewest == len(known))


def _spinning(broken: Sequence[tuple[BankProgram, Outcome]]) -> Goal:
    times = [answer.seconds for program, answer in broken if program.verdict in SPINS]
    answered = all(answer.found for program, answer in broken if program.verdict in SPINS)
    what = "programs that spin for ever: slowest answer"
    if not times:
        return _unmeasured(what, "≤ 6 s")
    return _goal(what, "≤ 6 s", f"{max(times):.1f} s", reached=answered and max(times) <= 6)
