"""The lesson that the exercises follow: "the difference between a process and a thread".

Says which exercise belongs to which section, and which of them practise which line of the lesson;
``docs/curriculum.md`` is made from it. An exercise need not exist yet, and one of somebody's own
needs no place here.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of the lesson and the ids of the exercises that make it tangible."""

    text: str
    practised_by: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A section of the lesson: its own exercises, in the order in which to meet them."""

    number: int
    title: str
    exercises: tuple[str, ...]
    lines: tuple[Line, ...]


def section_of(exercise: str) -> Section | None:
    """Return the section that an exercise belongs to, or None for one of somebody's own."""
    return next((section for section in SECTIONS if exercise in section.exercises), None)


def _line(text: str, *practised_by: str) -> Line:
    return Line(text=text, practised_by=practised_by)


SECTIONS = (
    Section(
        number=1,
        title="What a process is, what a thread is",
        exercises=("thread-or-process", "private-by-default"),
        lines=(
            _line(
                "A process is a running program, with an id, memory and open files of its own.",
                "thread-or-process",
                "private-by-default",
            ),
            _line(
                "A thread is a flow of execution within a process: all threads of a process share "
                "its id and its memory.",
                "thread-or-process",
                "own-stack",
                "race-counter",
            ),
            _line(
                "What one process changes in its memory, no other process sees.",
                "private-by-default",
                "thread-or-process",
            ),
        ),
    ),
    Section(
        number=2,
        title="What is shared, what is not",
        exercises=("own-stack", "thread-local-context", "shared-descriptor"),
        lines=(
            _line(
                "Each thread has a stack of its own: arguments and local variables are private.",
                "own-stack",
            ),
            _line(
                "Objects on the heap belong to all threads that can reach them.",
                "own-stack",
                "race-counter",
            ),
            _line(
                "What belongs to one thread and outlives a call needs a place that only it has.",
                "thread-local-context",
            ),
            _line(
                "An open file is shared together with its position, by threads and by children.",
                "shared-descriptor",
            ),
        ),
    ),
    Section(
        number=3,
        title="Processes talk through IPC",
        exercises=(
            "pipe-stream",
            "socket-service",
            "shared-memory-image",
            "process-counter",
            "choose-ipc",
        ),
        lines=(
            _line(
                "A pipe is a stream of bytes without borders; it ends when the last writer closes "
                "its end, and it holds only so much.",
                "pipe-stream",
            ),
            _line(
                "A socket connects a server with many clients, which know nothing of each other.",
                "socket-service",
                "choose-ipc",
            ),
            _line(
                "Shared memory lets several processes see the same bytes without copying them; "
                "somebody has to remove it.",
                "shared-memory-image",
                "choose-ipc",
            ),
            _line(
                "What processes share, they must synchronise as threads do.",
                "process-counter",
                "shared-descriptor",
            ),
            _line(
                "Which means fits depends on how much there is to say, and to how many.",
                "choose-ipc",
            ),
        ),
    ),
    Section(
        number=4,
        title="Threads share memory, so they must synchronise",
        exercises=(
            "race-counter",
            "check-then-act",
            "load-once",
            "transfer-deadlock",
            "dining-philosophers",
            "bounded-buffer",
            "semaphore-pool",
            "readers-writer-lock",
            "cyclic-barrier",
            "one-shot-future",
            "compare-and-swap",
        ),
        lines=(
            _line(
                "A step is smaller than a line, and another thread may come between any two.",
                "race-counter",
                "gil-is-not-a-lock",
            ),
            _line(
                "What must hold from the look to the act has to be one critical section.",
                "check-then-act",
                "load-once",
                "race-counter",
            ),
            _line(
                "Threads that wait for each other in a circle wait for ever; an order among the "
                "locks makes circles impossible.",
                "transfer-deadlock",
                "dining-philosophers",
            ),
            _line(
                "Whoever waits for a state sleeps until it is told, and then looks again.",
                "bounded-buffer",
                "semaphore-pool",
                "cyclic-barrier",
                "one-shot-future",
                "load-once",
            ),
            _line(
                "What is given out has to come back, whatever goes wrong in between.",
                "semaphore-pool",
                "readers-writer-lock",
                "dining-philosophers",
            ),
            _line(
                "Everyone who waits must get a turn some time.",
                "readers-writer-lock",
                "dining-philosophers",
            ),
            _line(
                "Only what is shared has to be guarded: independent work goes on at the same time.",
                "transfer-deadlock",
                "readers-writer-lock",
                "dining-philosophers",
                "striped-map",
            ),
            _line(
                "Without any lock, one atomic step can decide who was first, and the others try "
                "again.",
                "compare-and-swap",
            ),
        ),
    ),
    Section(
        number=5,
        title="Overhead: switching, creating, scheduling",
        exercises=("worker-pool", "striped-map", "switch-cost"),
        lines=(
            _line(
                "Making a thread costs time, making a process more: keep a few and give them work.",
                "worker-pool",
                "switch-cost",
            ),
            _line(
                "Switching costs time, between processes more than between threads.",
                "switch-cost",
            ),
            _line(
                "One lock for everything makes threads queue; several let them pass each other.",
                "striped-map",
            ),
        ),
    ),
    Section(
        number=6,
        title="When to use which",
        exercises=("overlap-waiting", "cpu-bound", "crash-containment", "graceful-shutdown"),
        lines=(
            _line(
                "Threads where the work is waiting: waiting costs nearly nothing and overlaps.",
                "overlap-waiting",
            ),
            _line(
                "Processes where the work is computing: they use several processors.",
                "cpu-bound",
                "private-by-default",
            ),
            _line(
                "Processes where things may break: what crashes takes nobody else along.",
                "crash-containment",
            ),
            _line(
                "Work that was accepted is finished, or found again, before a program ends.",
                "graceful-shutdown",
                "worker-pool",
            ),
        ),
    ),
    Section(
        number=7,
        title="Your language and runtime",
        exercises=("gil-is-not-a-lock", "fork-with-threads", "spawn-safe"),
        lines=(
            _line(
                "The interpreter's lock keeps the interpreter whole, not your data.",
                "gil-is-not-a-lock",
                "race-counter",
            ),
            _line(
                "A fork copies the memory with all its locks, but only the thread that forks.",
                "fork-with-threads",
            ),
            _line(
                "A spawned process imports the file anew; on Windows there is no other way.",
                "spawn-safe",
                "process-counter",
            ),
        ),
    ),
)
