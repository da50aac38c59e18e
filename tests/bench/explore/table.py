"""Prints what was measured: contenders side by side, then goal by goal, then every miss."""

import statistics
from collections.abc import Sequence

from tests.explore.bank.index import BankProgram

from .contenders import CONTENDERS, ENGINE
from .goals import Goal, goals
from .guarded import Outcome
from .measure import Measured


def print_all(measured: Measured) -> None:
    _print_contenders(measured)
    _print_speeds(measured)
    _print_goals(goals(measured))
    _print_misses(measured)
    for name, reason in measured.refused.items():
        print(f"NOT MEASURED: {name}: {reason}")


def _grid(rows: Sequence[Sequence[str]]) -> None:
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    for row in rows:
        cells = [f"{cell:<{width}}" for cell, width in zip(row, widths, strict=True)]
        print("  ".join(cells).rstrip())
    print()


def _print_contenders(measured: Measured) -> None:
    broken = [program for program in measured.sample if program.broken]
    right = [program for program in measured.sample if not program.broken]
    print(f"Same programs for all: {len(broken)} broken, {len(right)} right\n")
    header = (
        "contender", "found", "said ok", "hung or crashed", "no verdict", "not expressible",
        "false alarms", "exhausted", "schedules to bug (median, worst)",
    )  # fmt: skip
    rows: list[Sequence[str]] = [header]
    for contender in CONTENDERS:
        on_broken = _answers(measured, contender.name, broken)
        on_right = _answers(measured, contender.name, right)
        if on_broken or on_right:
            rows.append((contender.name, *_summary(on_broken, on_right)))
        else:
            rows.append((contender.name, "not measured", *[""] * (len(header) - 2)))
    _grid(rows)


def _answers(
    measured: Measured, name: str, programs: Sequence[BankProgram]
) -> list[tuple[BankProgram, Outcome]]:
    return [
        (program, measured.answers[name, program.path])
        for program in programs
        if (name, program.path) in measured.answers
    ]


def _summary(
    broken: Sequence[tuple[BankProgram, Outcome]], right: Sequence[tuple[BankProgram, Outcome]]
) -> list[str]:
    everything = [answer.verdict for _, answer in [*broken, *right]]
    counts = [
        answer.schedules_to_failure or answer.schedules for _, answer in broken if answer.found
    ]
    shown = f"{statistics.median(counts):g}, {max(counts)}" if counts else "-"
    return [
        f"{sum(answer.found for _, answer in broken)} of {len(broken)}",
        str(sum(answer.verdict == "ok" for _, answer in broken)),
        str(sum(verdict in {"hung", "crashed"} for verdict in everything)),
        str(everything.count("no verdict")),
        str(everything.count("not expressible")),
        f"{sum(answer.found for _, answer in right)} of {len(right)}",
        f"{sum(answer.exhausted for _, answer in right)} of {len(right)}",
        shown,
    ]


def _print_speeds(measured: Measured) -> None:
    names = list(dict.fromkeys(contender for contender, _ in measured.speed))
    programs = list(dict.fromkeys(program for _, program in measured.speed))
    if not names:
        return
    rows: list[Sequence[str]] = [("schedules per second", *programs)]
    for name in names:
        cells = []
        for program in programs:
            answer = measured.speed[name, program]
            rate = answer.schedules / answer.seconds if answer.seconds else 0.0
            cells.append(f"{rate:,.0f}" if answer.verdict == "ok" else answer.verdict)
        rows.append((name, *cells))
    _grid(rows)


def _print_goals(rows: Sequence[Goal]) -> None:
    reached = {True: "reached", False: "NOT reached", None: "not measured"}
    table: list[Sequence[str]] = [("engine, all programs", "goal", "measured", "")]
    table += [(row.what, row.goal, row.measured, reached[row.reached]) for row in rows]
    _grid(table)


def _print_misses(measured: Measured) -> None:
    """Every program on which the engine and the label differ, for whoever must look into it."""
    for program, answer in _answers(measured, ENGINE, measured.programs):
        wrong = answer.verdict not in program.accepted
        least, shown = program.preemptions, answer.preemptions
        longer = answer.found and None not in (least, shown) and least != shown
        if wrong or longer or (not program.broken and not answer.exhausted):
            says = f"{answer.verdict}, {answer.schedules} schedules, exhausted={answer.exhausted}"
            print(
                f"{program.path.parent.name}/{program.path.stem}: label {program.verdict} "
                f"(pre-emptions {least}); engine {says}, pre-emptions {shown} {answer.detail}"
            )
