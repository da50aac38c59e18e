"""The two or three sentences that say what went wrong in a schedule."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grader.explore.model import Blocked, Ending, Row

if TYPE_CHECKING:
    from grader.explore.explanation import Replay
    from grader.explore.laboratory import Execution


def tell(execution: Execution, replay: Replay, conflict: list[Row]) -> str:
    """The story of an execution, in plain English; `conflict` are the rows that matter most."""
    parts = [_conflict(conflict)] if conflict else []
    match execution.ending:
        case Ending.DEADLOCK:
            parts = [_deadlock(replay.predicament.blocked, replay.predicament.in_cycle)]
        case Ending.LOST_WAKEUP:
            parts = [_lost_wakeup(replay.predicament.blocked, replay.tracer.rows)]
        case Ending.BUSY_WAITING | Ending.LIVELOCK | Ending.STARVATION:
            parts.append(_loops(replay))
        case Ending.LEFT_RUNNING:
            parts.append(_left_running(execution))
        case Ending.TOO_MANY_THREADS:
            parts.append("The program went on starting threads until there were too many.")
        case Ending.TIMED_OUT:
            endless = "The execution did not come to an end."
            parts.append(_loops(replay) if replay.spins else endless)
        case Ending.RAISED if execution.error is not None:
            error = execution.error
            message = f": {error.message}" if error.message else ""
            parts.append(
                f"It ends with {error.type_name}{message} in line {error.line}, "
                f"which nobody catches in {_thread(error.thread)}."
            )
    story = " ".join(part for part in parts if part)
    return story or _switched(replay.first_switch()) or _undisturbed(execution)


def _undisturbed(execution: Execution) -> str:
    if len(execution.tasks or execution.names) == 1:
        return "It takes a single thread for this to happen."
    return "No thread was stopped in the middle: each went on until it ended or had to wait."


def _switched(rows: tuple[Row, Row] | None) -> str:
    if rows is None:
        return ""
    before, after = rows
    return (
        f"{_thread(before.thread)} was stopped after {before.where}, and {_thread(after.thread)} "
        f"went on ({after.where}) before it was its turn again."
    )


def _thread(name: str) -> str:
    return "the main thread" if name == "main" else name


def _said(row: Row) -> str:
    what = row.target or row.source
    value = f" = {row.value}" if row.value else ""
    return f"{what}{value}"


def _conflict(rows: list[Row]) -> str:
    match rows:
        case [Row(operation="read") as read, Row(operation="write") as other,
              Row(operation="write") as write]:  # fmt: skip
            return (
                f"{_thread(read.thread)} read {_said(read)} ({read.where}); before it wrote "
                f"its result, {_thread(other.thread)} wrote {_said(other)} ({other.where}). "
                f"Then {_thread(write.thread)} wrote {_said(write)} ({write.where}), and what "
                f"{_thread(other.thread)} had written is lost."
            )
        case [Row(operation="read") as read, Row(operation="write") as other, *_]:
            return (
                f"{_thread(read.thread)} read {_said(read)} ({read.where}); before it acted on "
                f"that, {_thread(other.thread)} changed it to {other.value or 'something else'} "
                f"({other.where})."
            )
        case [first, other, *_]:
            return (
                f"{_thread(first.thread)} was stopped after it {_past(first)} ({first.where}), "
                f"and {_thread(other.thread)} {_past(other)} ({other.where}) in between."
            )
    return ""


def _past(row: Row) -> str:
    return {"read": "read ", "write": "wrote "}.get(row.operation, row.operation + " ") + _said(row)


def _deadlock(blocked: tuple[Blocked, ...], in_cycle: int) -> str:
    sentences = []
    for b in blocked[: in_cycle or None]:
        if b.holder == b.thread:
            return (
                f"{_thread(b.thread)} holds {b.wants} (taken in line {b.holding_line}) and waits "
                f"for it once more in {b.where}: this lock cannot be taken twice."
            )
        holds = f"holds {', '.join(b.holds)} and " if b.holds else ""
        by = f", which {_thread(b.holder)} holds" if b.holder and "end of" not in b.wants else ""
        sentences.append(f"{_thread(b.thread)} {holds}waits for {b.wants}{by} ({b.where})")
    return "; ".join(sentences[:4]) + ": nobody can go on." if sentences else "Nobody can go on."


def _lost_wakeup(blocked: tuple[Blocked, ...], rows: list[Row]) -> str:
    waiting = [b for b in blocked if "end of" not in b.wants]
    told = "; ".join(f"{_thread(b.thread)} waits for {b.wants} ({b.where})" for b in waiting[:3])
    early = [r for r in rows if r.operation == "notify" and r.value == "nobody waits"]
    text = f"{told}, and nobody is left to wake it."
    if early:
        row = early[-1]
        text += f" The notify in {row.where} by {_thread(row.thread)} came when nobody was waiting."
    return text


def _loops(replay: Replay) -> str:
    places = ", ".join(f"line {spin.place.line}" for spin in replay.spins[:3])
    if not places:
        return "Threads go on for ever without getting anywhere."
    return f"The loop in {places} goes round for ever without changing anything."


def _left_running(execution: Execution) -> str:
    names = [t.name for t in execution.tasks[1:] if not t.done and not t.daemon]
    return f"The scenario is over, but {', '.join(names[:4]) or 'a thread'} never ends."
