"""From the engine's explanation of a schedule to the evidence that reports show."""

from __future__ import annotations

from grader.errors import ProtocolError
from grader.harness.codec import MOST_STEPS
from grader.harness.wire import Fields
from grader.model import Interleaving, Job, Step, Suite


def interleaving(fields: Fields, job: Job) -> Interleaving:
    """Return an explanation of the engine as evidence.

    Raises:
        ProtocolError: It is malformed.
    """
    threads, story = fields.texts("threads"), fields.text("story", longest=8000)
    rows = fields.items("rows", most=10_000)
    return Interleaving(
        story=f"T{story[1:]}" if story.startswith("the ") else story,
        threads=threads,
        steps=tuple(_step(row, threads, job) for row in rows[:MOST_STEPS]),
        conflict=_conflict(fields, min(len(rows), MOST_STEPS)),
        cycle=tuple(_blocked(item) for item in fields.items("cycle")),
        preemptions=fields.integer("preemptions"),
        token=fields.text("token", longest=8000),
        truncated=len(rows) > MOST_STEPS or fields.inner("truncated").has("rows"),
    )


def _conflict(fields: Fields, steps: int) -> tuple[int, ...]:
    found = fields.items("conflict_rows", most=3)
    if any(type(number) is not int or number < 0 for number in found):
        raise ProtocolError("explanation.conflict_rows: no number of a row")
    return tuple(found) if all(number < steps for number in found) else ()


def _step(row: object, threads: tuple[str, ...], job: Job) -> Step:
    fields = Fields(row, "explanation.rows")
    thread, file = fields.text("thread"), fields.text("filename")
    if thread not in threads:
        raise ProtocolError(f"explanation.rows: there is no thread {thread!r}")
    own = file == job.file
    shown = own or job.suite is Suite.PUBLIC  # hidden drivers stay hidden
    return Step(
        thread=threads.index(thread),
        own=own,
        file=file,
        line=fields.integer("line") or None if shown else None,
        source=fields.text("source") if shown else "",
        operation=fields.text("operation"),
        target=fields.text("target"),
        value=fields.text("value"),
        time_s=fields.number("virtual_s"),
        repeats=fields.integer("repeated"),
    )


def _blocked(item: object) -> str:
    """Tell of a thread that cannot go on, and why."""
    fields = Fields(item, "explanation.cycle")
    wants = fields.text("wants")
    told = f"{fields.text('thread')} waits for {wants}"
    told += f" at {fields.text('where')}" if fields.integer("line") else ""
    holder, holding_line = fields.text("holder"), fields.integer("holding_line")
    if holder and not wants.startswith("the end of"):
        told += f", which {holder} holds"
        told += f" since line {holding_line}" if holding_line else ""
    return f"{told}."
