"""The nouns of the domain, as frozen values.

Everything that the parts of the grader hand to each other is defined here and imports nothing but
the standard library. What a student causes is one of these values; see :mod:`grader.errors` for
what an operator must mend. Times are seconds and sizes are bytes; the unit is in the name.
"""

from __future__ import annotations

import enum
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

SCHEMA = "concurrency-grader/grade/1"
"""Names the form of a serialised :class:`Grade`; a change that breaks readers counts it up."""


STRETCH = 5
"""How many times longer on the wall clock a submission may take that does not get the processor."""


class Blame(enum.Enum):
    """Whose doing a verdict is. Only the student's costs the student points."""

    NOBODY = "nobody"
    STUDENT = "student"
    EXERCISE = "exercise"
    GRADER = "grader"


class Verdict(enum.Enum):
    """How one check ended. The value is the term shown and stored."""

    PASSED = "passed"
    WRONG_RESULT = "wrong result"
    WRONG_IN_SOME_SCHEDULES = "wrong result in some schedules"
    DEADLOCK = "deadlock"
    LOST_WAKE_UP = "lost wake-up"
    LIVELOCK = "livelock"
    STARVATION = "starvation"
    BUSY_WAITING = "busy waiting"
    NOT_CONCURRENT = "not concurrent"
    DATA_RACE = "data race"
    LEFT_RUNNING = "left running"
    LEAKED = "leaked"
    WRONG_EXCEPTION = "wrong exception"
    RAISED = "raised"
    CRASHED = "crashed"
    TIMED_OUT = "timed out"
    OUT_OF_MEMORY = "out of memory"
    TOO_MUCH_OUTPUT = "too much output"
    DOES_NOT_IMPORT = "does not import"
    SYNTAX_ERROR = "syntax error"
    MISSING_NAME = "missing name"
    NOT_ALLOWED = "not allowed"
    TAMPERING = "tampering"
    EXERCISE_FAULT = "exercise fault"
    GRADER_FAULT = "grader fault"

    @property
    def blame(self) -> Blame:
        """Who has to change something."""
        match self:
            case Verdict.PASSED:
                return Blame.NOBODY
            case Verdict.EXERCISE_FAULT:
                return Blame.EXERCISE
            case Verdict.GRADER_FAULT:
                return Blame.GRADER
            case _:
                return Blame.STUDENT

    @property
    def sentence(self) -> str:
        """What the verdict means, said to a student."""
        return _SENTENCES[self]


_SENTENCES = {
    Verdict.PASSED: "This check found nothing wrong.",
    Verdict.WRONG_RESULT: "The result is not what was asked for, whatever the schedule.",
    Verdict.WRONG_IN_SOME_SCHEDULES: (
        "The code is right in some schedules and wrong in others: the order in which the threads "
        "happen to run decides the result."
    ),
    Verdict.DEADLOCK: "A circle of waiting: each thread waits for one that waits in turn, or for itself, so none can "
    "ever go on.",
    Verdict.LOST_WAKE_UP: "A thread waits for a signal that was already given, or never comes.",
    Verdict.LIVELOCK: "The threads keep running and reacting to each other without getting on.",
    Verdict.STARVATION: "A thread that could go on never gets its turn.",
    Verdict.BUSY_WAITING: "A thread asks again and again in a loop instead of waiting for a signal.",
    Verdict.NOT_CONCURRENT: "The result is right, but work that should overlap runs one by one.",
    Verdict.DATA_RACE: "Two threads use the same variable with nothing that orders the two accesses.",
    Verdict.LEFT_RUNNING: "A thread or process that the code started is still running at the end.",
    Verdict.LEAKED: "Something that was opened or created was not given back.",
    Verdict.WRONG_EXCEPTION: "An error was raised, but not the one that was asked for.",
    Verdict.RAISED: "The code raised an exception that nothing caught.",
    Verdict.CRASHED: "The process ended in the middle of the work.",
    Verdict.TIMED_OUT: "The code did not come to an end in the time it was given.",
    Verdict.OUT_OF_MEMORY: "The code asked for more memory than the sandbox has.",
    Verdict.TOO_MUCH_OUTPUT: "The code printed more than the sandbox takes.",
    Verdict.DOES_NOT_IMPORT: "The file stopped with an error while it was being imported.",
    Verdict.SYNTAX_ERROR: "The file is not valid Python.",
    Verdict.MISSING_NAME: "The file lacks a class, method or function that the exercise asks for.",
    Verdict.NOT_ALLOWED: "The code does something that this exercise does not allow.",
    Verdict.TAMPERING: "The answer did not come from the code under test; a person will look at it.",
    Verdict.EXERCISE_FAULT: "The exercise itself is broken; your code is not to blame.",
    Verdict.GRADER_FAULT: "The grader itself failed; your code is not to blame.",
}


class Profile(enum.Enum):
    """What the sandbox lets a submission do beside computing."""

    THREADS = "threads"
    """Threads only: starting a process or opening a socket is refused."""
    PROCESSES = "processes"
    """Child processes of the same interpreter as well."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Ceilings kept from outside the student's code."""

    source_bytes: int = 256 * 1024
    """Larger submissions are rejected unread."""
    check_s: float = 6.0
    """For one question to the student's code: of the processor, or of waiting for itself. On a
    machine that is busy with other things it may take longer on the wall clock."""
    total_s: float = 60.0
    """The same for all questions about a submission together."""
    memory_bytes: int = 384 * 1024 * 1024
    """Memory of the whole sandbox."""
    processes: int = 128
    """Threads and processes of the student's code at one time."""
    output_bytes: int = 64 * 1024
    """What one question may print, for standard output and standard error each."""

    @property
    def of_a_cell(self) -> tuple[int, int]:
        """Return the ceilings that a sandbox's cell is started with; the others go with the job."""
        return self.memory_bytes, self.processes


class NameKind(enum.Enum):
    """What a name that a submission must offer has to be."""

    CLASS = "class"
    FUNCTION = "function"
    EXCEPTION = "exception"
    VALUE = "value"


@dataclass(frozen=True, slots=True, kw_only=True)
class RequiredName:
    """A name that a submission must offer, as the exercise's contract fixes it."""

    name: str
    kind: NameKind
    methods: tuple[str, ...] = ()
    attributes: tuple[str, ...] = ()
    """Attributes or properties of the instances."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckSpec:
    """A check as its author declared it with ``@check``."""

    id: str
    title: str
    points: int
    hints: tuple[str, ...]
    """From a nudge to nearly the answer."""
    function: str
    file: str
    """Name of the file within its suite."""
    line: int


class Suite(enum.Enum):
    """Which checks of an exercise are run."""

    PUBLIC = "public"
    HIDDEN = "hidden"


@dataclass(frozen=True, slots=True, kw_only=True)
class Exercise:
    """An exercise, loaded and validated."""

    id: str
    title: str
    folder: Path
    file: str
    """The name under which students know the file that they hand in."""
    runtime: str
    kind: str
    topics: tuple[str, ...]
    lesson: tuple[str, ...]
    """The lines of the lesson that the exercise makes tangible."""
    api: tuple[RequiredName, ...]
    profile: Profile
    limits: Limits
    checks: dict[Suite, tuple[CheckSpec, ...]]
    forbidden_imports: tuple[str, ...] = ()
    """Modules, or names in them, that a submission may not import."""

    def max_points(self, suite: Suite = Suite.HIDDEN) -> int:
        """Return the points that a faultless submission gets."""
        return sum(check.points for check in self.checks[suite])


@dataclass(frozen=True, slots=True, kw_only=True)
class Submission:
    """One student's source text, decoded once."""

    name: str
    """What it is called in reports: the file name as handed in."""
    source: str
    sha256: str
    """Of the bytes as handed in, in hexadecimal."""


class Rejection(enum.Enum):
    """Why a submission cannot be graded. The value is the term stored."""

    MISSING = "missing file"
    NOT_A_FILE = "not a file"
    UNREADABLE = "unreadable"
    EMPTY = "empty file"
    TOO_LARGE = "too large"
    BINARY = "not text"
    ENCODING = "unknown encoding"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rejected:
    """A submission that cannot be graded, and why."""

    name: str
    reason: Rejection
    message: str
    """Says to the student what is wrong and what to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """All that a sandbox is given: texts, names and ceilings, no path of this machine."""

    exercise: str
    runtime: str
    profile: Profile
    suite: Suite
    files: dict[str, str]
    """Checks, drivers and support modules: name within the exercise's suite to text."""
    checks: tuple[CheckSpec, ...]
    api: tuple[RequiredName, ...]
    submission: Submission
    file: str
    limits: Limits
    forbidden_imports: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One row of an interleaving: a thread did something at a line."""

    thread: int
    """Index into :attr:`Interleaving.threads`."""
    own: bool
    """Whether the line is the student's; else it is the exercise's, such as a driver's."""
    file: str
    line: int | None
    """None, with no source, for a line of a hidden driver."""
    source: str
    operation: str
    target: str
    """What was read, written, acquired …, named as the code names it."""
    value: str
    time_s: float
    """Virtual time."""
    repeats: int = 1
    """How often the step, or the loop that ends with it, is folded into this row."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Interleaving:
    """The schedule that breaks the code."""

    kind: str = "interleaving"
    story: str
    """What happens, in two or three sentences."""
    threads: tuple[str, ...]
    steps: tuple[Step, ...]
    cycle: tuple[str, ...] = ()
    """For a deadlock: who holds what and waits for what, a sentence each."""
    conflict: tuple[int, ...] = ()
    """Indices of the steps whose order makes the difference: one thread's access, the other's in
    between, and the first one's after that."""
    preemptions: int
    token: str
    """Replays the same schedule."""
    truncated: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Located:
    """A place in the student's file, with the error raised there."""

    kind: str = "located"
    line: int | None
    source: str
    error: str
    """The class of the exception, or an empty text."""
    detail: str


Evidence = Interleaving | Located


@dataclass(frozen=True, slots=True, kw_only=True)
class Observation:
    """What a sandbox says of one check; the points are given elsewhere."""

    id: str
    verdict: Verdict
    message: str
    """What was seen, said to the student."""
    evidence: Evidence | None = None
    duration_s: float = 0.0
    staff_note: str = ""
    """For the instructor only, such as the traceback of a broken check."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckResult:
    """One check of a graded submission, with its points."""

    id: str
    title: str
    points: float
    max_points: float
    verdict: Verdict
    message: str
    hint: str | None
    """The first hint, for a check that was not passed."""
    hints: tuple[str, ...] = ()
    evidence: Evidence | None = None
    duration_s: float = 0.0
    staff_note: str = ""


class Outcome(enum.Enum):
    """What came of grading a submission."""

    GRADED = "graded"
    REJECTED = "rejected"
    FAULT = "fault"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """Why a submission was not graded."""

    code: str
    """A term to sort by: a :class:`Rejection`, ``exercise fault`` or ``grader fault``."""
    message: str
    blame: Blame


@dataclass(frozen=True, slots=True, kw_only=True)
class Grade:
    """The result of grading one submission: what every report is written from."""

    schema: str = SCHEMA
    exercise: str
    title: str
    submission: str
    sha256: str | None
    suite: Suite
    outcome: Outcome
    reason: Reason | None
    """Given unless the outcome is ``graded``."""
    points: float
    max_points: float
    checks: tuple[CheckResult, ...]
    duration_s: float
    sandbox: str
    image: str | None
    grader_version: str
    source: str | None = field(default=None, metadata={"exclude": True})
    """The student's text, for reports that show it; not part of the JSON."""

    @property
    def full(self) -> bool:
        """Whether every point was reached."""
        return self.outcome is Outcome.GRADED and self.points >= self.max_points
