"""Grades as the grader makes them, for the tests of every report."""

from __future__ import annotations

import functools
import hashlib

from grader.model import (
    Blame,
    CheckResult,
    Evidence,
    Grade,
    Interleaving,
    Located,
    Outcome,
    Reason,
    Step,
    Suite,
    Verdict,
)

RIGHT_SOURCE = '''"""A counter that several threads may use."""

from threading import Lock


class Counter:
    """Counts how often ``increment`` was called."""

    def __init__(self) -> None:
        self.value: int = 0
        self._lock = Lock()

    def increment(self) -> None:
        """Add one."""
        with self._lock:
            self.value += 1
'''

RACY_SOURCE = '''"""A counter that several threads may use."""


class Counter:
    """Counts how often ``increment`` was called."""

    def __init__(self) -> None:
        self.value: int = 0

    def increment(self) -> None:
        """Add one."""
        old = self.value
        self.value = old + 1
'''

DEADLOCK_SOURCE = """from threading import Lock


class Counter:
    def __init__(self) -> None:
        self._value = 0
        self._reading = Lock()
        self._writing = Lock()

    @property
    def value(self) -> int:
        with self._reading:
            with self._writing:
                return self._value

    def increment(self) -> None:
        with self._writing:
            with self._reading:
                self._value += 1
"""

BROKEN_SOURCE = """class Counter:
    def __init__(self)
        self.value = 0
"""

TITLES = (
    ("one_thread_can_count", "One thread can count, on several counters", 2),
    ("two_threads_lose_nothing", "Two threads lose no increment", 3),
    ("three_threads_lose_nothing", "Three threads lose no increment", 2),
    (
        "reads_see_what_was_reached",
        "A value read during increments is one that the counter had reached",
        3,
    ),
)
HINTS = (
    "How many steps does adding one take, and what may happen between them?",
    "While one thread is between reading and writing, no other may read for its own increment.",
    "Both threads have to wait at the same lock, from before the read until after the write.",
)


def check(
    index: int,
    verdict: Verdict = Verdict.PASSED,
    message: str = "",
    evidence: Evidence | None = None,
    staff_note: str = "",
) -> CheckResult:
    """Return the result of one of the four checks; one that is not passed loses its points."""
    name, title, points = TITLES[index]
    passed = verdict is Verdict.PASSED
    return CheckResult(
        id=name,
        title=title,
        points=points if passed else 0,
        max_points=points,
        verdict=verdict,
        message=message,
        hint=None if passed else HINTS[0],
        hints=HINTS,
        evidence=evidence,
        duration_s=0.0421337,
        staff_note=staff_note,
    )


def grade(
    submission: str,
    source: str | None,
    checks: tuple[CheckResult, ...],
    *,
    reason: Reason | None = None,
    outcome: Outcome = Outcome.GRADED,
    sandbox: str = "docker",
) -> Grade:
    """Return a grade for the counter."""
    return Grade(
        exercise="race-counter",
        title="A counter that loses nothing",
        submission=submission,
        sha256=hashlib.sha256((source or "").encode("utf-8", "replace")).hexdigest()
        if source
        else None,
        suite=Suite.HIDDEN,
        outcome=outcome,
        reason=reason,
        points=sum(check.points for check in checks),
        max_points=10,
        checks=checks,
        duration_s=0.734,
        sandbox=sandbox,
        image="concurrency-grader:3f9a1c20" if sandbox == "docker" else None,
        grader_version="0.1.0",
        source=source,
    )


def step(
    thread: int,
    line: int,
    source: str,
    operation: str,
    target: str = "",
    value: str = "",
    **more: object,
) -> Step:
    """Return a step in the student's file."""
    fields: dict[str, object] = {"file": "counter.py", "time_s": 0.0, **more}
    return Step(
        thread=thread,
        own=fields["file"] == "counter.py",
        line=line,
        source=source,
        operation=operation,
        target=target,
        value=value,
        **fields,  # type: ignore[arg-type]
    )


def lost_update() -> Interleaving:
    """Return the schedule in which two increments become one."""
    read, write = "old = self.value", "self.value = old + 1"
    driver = {"file": "drivers.py"}
    return Interleaving(
        story=(
            "Thread-1 read `self.value` = 0. Before it wrote, Thread-2 read 0 as well. "
            "Both wrote 1: one increment is lost."
        ),
        threads=("main", "Thread-1", "Thread-2"),
        steps=(
            step(0, 15, "thread.start()", "start", "Thread-1", repeats=2, **driver),
            step(1, 12, read, "read", "self.value", "0"),
            step(2, 12, read, "read", "self.value", "0"),
            step(2, 13, write, "write", "self.value", "1"),
            step(1, 13, write, "write", "self.value", "1"),
            step(0, 17, "thread.join()", "join", "Thread-1", repeats=2, **driver),
            step(0, 69, "return counter.value", "read", "counter.value", "1", **driver),
        ),
        conflict=(1, 3, 4),
        preemptions=1,
        token="threads_increment(2,1)/T1@12.1>T2",  # noqa: S106 - not a password
    )


def two_lane_lost_update() -> Interleaving:
    """Return the same schedule on one line, as the augmented assignment shows it."""
    line = "self.value = old + 1"
    return Interleaving(
        story="Three threads read `self.value` = 0 before any of them wrote: two increments are lost.",
        threads=("Thread-1", "Thread-2", "Thread-3", "main"),
        steps=(
            step(0, 12, "old = self.value", "read", "self.value", "0"),
            step(1, 12, "old = self.value", "read", "self.value", "0"),
            step(2, 12, "old = self.value", "read", "self.value", "0"),
            step(2, 13, line, "write", "self.value", "1"),
            step(1, 13, line, "write", "self.value", "1", time_s=0.5),
            step(0, 13, line, "write", "self.value", "1", time_s=0.5),
            step(3, 69, "return counter.value", "read", "counter.value", "1", file="drivers.py"),
        ),
        preemptions=2,
        token="threads_increment(3,1)/T1@12.1>T2>T3",  # noqa: S106 - not a password
    )


def deadlock() -> Interleaving:
    """Return the schedule in which a reader and a writer wait for each other."""
    return Interleaving(
        story=(
            "Thread-1 took `self._writing`, and before it took `self._reading`, Thread-2 took that one. "
            "Now each waits for the lock that the other holds."
        ),
        threads=("main", "Thread-1", "Thread-2"),
        steps=(
            step(1, 17, "with self._writing:", "acquire", "self._writing"),
            step(2, 12, "with self._reading:", "acquire", "self._reading"),
            step(2, 13, "with self._writing:", "block", "self._writing"),
            step(1, 18, "with self._reading:", "block", "self._reading"),
        ),
        cycle=(
            "Thread-1 holds `self._writing` (since line 17) and waits for `self._reading` (line 18).",
            "Thread-2 holds `self._reading` (since line 12) and waits for `self._writing` (line 13).",
        ),
        preemptions=1,
        token="reads_beside_increments(0,2)/T1@18.1>T2",  # noqa: S106 - not a password
    )


def right() -> Grade:
    """Return the grade of a submission without a fault."""
    return grade("right.py", RIGHT_SOURCE, tuple(check(index) for index in range(4)))


def racy() -> Grade:
    """Return the grade of the unlocked counter."""
    some = Verdict.WRONG_IN_SOME_SCHEDULES
    return grade(
        "racy.py",
        RACY_SOURCE,
        (
            check(0),
            check(
                1,
                some,
                "Two threads called `increment()` once each, and `value` ended as 1 instead of 2.",
                lost_update(),
            ),
            check(
                2,
                some,
                "Three threads called `increment()` once each, and `value` ended as 1 instead of 3.",
                two_lane_lost_update(),
            ),
            check(3),
        ),
    )


def deadlocking() -> Grade:
    """Return the grade of a counter whose locks are taken in two orders."""
    return grade(
        "deadlock.py",
        DEADLOCK_SOURCE,
        (
            *(check(index) for index in range(3)),
            check(
                3,
                Verdict.DEADLOCK,
                "A thread that read `value` and one that incremented came to a stop for ever.",
                deadlock(),
            ),
        ),
    )


def syntax_error() -> Grade:
    """Return the grade of a file that Python cannot read."""
    located = Located(
        line=2, source="    def __init__(self)", error="SyntaxError", detail="expected ':'"
    )
    message = "Python cannot read line 2: expected ':'."
    return grade(
        "typo.py",
        BROKEN_SOURCE,
        tuple(check(index, Verdict.SYNTAX_ERROR, message, located) for index in range(4)),
        sandbox="local",
    )


def rejected() -> Grade:
    """Return the grade of a file that is no text."""
    return grade(
        "photo.py",
        None,
        (),
        outcome=Outcome.REJECTED,
        reason=Reason(
            code="not text",
            message="`photo.py` is not a text file: it holds bytes that no source file has. Did you hand in the right file?",
            blame=Blame.STUDENT,
        ),
    )


def fault() -> Grade:
    """Return the grade of a submission that the grader failed on."""
    return grade(
        "unlucky.py",
        RIGHT_SOURCE,
        (
            check(
                0,
                Verdict.GRADER_FAULT,
                "The sandbox ended before the check did.",
                staff_note="OSError: secret details",
            ),
        ),
        outcome=Outcome.FAULT,
        reason=Reason(
            code="grader fault",
            message="The sandbox ended before it had answered.",
            blame=Blame.GRADER,
        ),
    )


SCRIPT = "</code><script>alert(1)</script><img src=x onerror=alert(2)>\"'`{{ 7*7 }}"
BIDI = "a\u202eb\u2066c\u200bd\x00e\x1b[31mf\ud800g"


@functools.cache
def hostile() -> Grade:
    """Return a grade in which everything that a student decides is an attack."""
    evil = SCRIPT + BIDI
    steps = tuple(
        Step(
            thread=number % 30,
            own=True,
            file=evil,
            line=1,
            source=evil * 50,
            operation=evil,
            target=evil * 50,
            value=evil * 50,
            time_s=float(number),
            repeats=10**9,
        )
        for number in range(600)
    )
    schedule = Interleaving(
        story=evil * 500,
        threads=tuple(f"{evil}{n}" for n in range(30)),
        steps=steps,
        cycle=(evil * 90,) * 50,
        preemptions=5,
        token=evil * 50,
        truncated=True,
    )
    located = Located(line=10**9, source=evil * 500, error=evil, detail=evil * 500)
    source = (
        f"# {evil}\nx = '{evil}'\n"
        + f'y = "{"<&" * 4000}"\n' * 30
        + "z = '''"
        + BIDI * 2000
        + "\n\x0c\n" * 9000
    )
    return grade(
        f"../{evil}.py",
        source,
        (
            check(0, Verdict.RAISED, evil * 1000, located),
            check(1, Verdict.DEADLOCK, "x" * 10_000, schedule),
            check(2, Verdict.WRONG_RESULT, "`" * 10_000),
            check(
                3, Verdict.TAMPERING, evil, Located(line=2, source=evil, error=evil, detail=evil)
            ),
        ),
    )


def every_grade() -> tuple[Grade, ...]:
    """Return one grade of each sort."""
    return right(), racy(), deadlocking(), syntax_error(), rejected(), fault(), hostile()
