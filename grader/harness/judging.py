"""From what was seen of a guest to a verdict and a sentence, on the trusted side.

Everything that a guest says is data about the student's program and may be a lie; nothing here
trusts more of it than its form.
"""

from __future__ import annotations

import difflib
import signal
from dataclasses import dataclass
from typing import Any

from grader.errors import ProtocolError, SandboxFailed
from grader.harness.checks import CheckFailed
from grader.harness.interview import Seen
from grader.harness.wire import Fields
from grader.model import Job, Limits, Located, Verdict

_PROCESS_HINT = "starts a process (`{event}`), which this exercise does not allow"
_NETWORK_HINT = "opens a network connection (`{event}`), which this exercise does not allow"


@dataclass(frozen=True, slots=True, kw_only=True)
class Raised:
    """An exception that came out of the student's code, as the guest describes it."""

    type: str
    message: str
    line: int | None
    """The innermost line of the student's own file that the error passed through."""

    def __str__(self) -> str:
        what = f"{self.type}: {self.message}" if self.message else self.type
        return f"{what} (line {self.line})" if self.line else what


def answered(seen: Seen, job: Job) -> Fields:
    """Return the guest's answer, whatever it says.

    Raises:
        CheckFailed: There is none, and why is known from outside.
        ProtocolError: The answer is malformed.
        SandboxFailed: Our own part of the guest failed.
    """
    if seen.malformed:
        raise ProtocolError(seen.malformed)
    ending = _without_answer(seen, job.limits)
    if ending is not None:
        raise ending
    answer = Fields(seen.reply, "answer")
    if answer.text("status") == "broken":
        raise SandboxFailed(f"the guest failed: {raised(answer.inner('error'), job)}")
    return answer


def returned(seen: Seen, job: Job, *, doing: str) -> Fields:
    """Return the guest's answer if what was asked came to its end without an error.

    Args:
        seen: What the question came to.
        job: The job that it belongs to.
        doing: What the student's code was asked to do, for the sentence: "a call of the check".

    Raises:
        CheckFailed: It raised, or did something that the exercise does not allow.
        ProtocolError: The answer is malformed.
    """
    answer = answered(seen, job)
    _refuse_what_is_not_allowed(answer)
    status = answer.text("status")
    if status == "out of memory":
        raise CheckFailed(Verdict.OUT_OF_MEMORY, f"The code ran out of memory in {doing}.")
    if status == "raised":
        error = raised(answer.inner("error"), job)
        raise CheckFailed(
            Verdict.RAISED,
            f"The code raised {error} in {doing}, and nothing caught it.",
            evidence=located(error, job),
        )
    return answer


def judge_load(seen: Seen, job: Job) -> None:
    """Judge the import of the submission, before any check.

    Raises:
        CheckFailed: It cannot be imported, or lacks a name that the exercise asks for.
        ProtocolError: The answer is malformed.
    """
    try:
        answer = answered(seen, job)
    except CheckFailed as failed:
        raise _while_importing(failed, seen) from None
    _refuse_what_is_not_allowed(answer)
    match answer.text("status"):
        case "syntax error":
            error = raised(answer.inner("error"), job)
            raise CheckFailed(
                Verdict.SYNTAX_ERROR,
                f"Python cannot read line {error.line}: {error.message}.",
                evidence=located(error, job),
            )
        case "raised":
            raise _import_error(raised(answer.inner("error"), job), job)
        case "out of memory":
            raise CheckFailed(
                Verdict.OUT_OF_MEMORY, "The file ran out of memory while it was being imported."
            )
        case "loaded":
            _demand_names(answer, job)
        case status:
            raise ProtocolError(f"answer: unknown status {status!r}")


def raised(facts: Fields, job: Job) -> Raised:
    """Read the description of an exception.

    Raises:
        ProtocolError: It is malformed.
    """
    places = facts.items("places", most=50)
    line = None
    for place in places:
        match place:
            case [str(file), int(number)] if file == job.file:
                line = number
            case [str(), int()]:
                pass
            case _:
                raise ProtocolError("answer: malformed place of an error")
    return Raised(
        type=facts.text("type", longest=100), message=facts.text("message", longest=1000), line=line
    )


def located(error: Raised, job: Job) -> Located | None:
    """Return the student's line that an error came from, as evidence."""
    lines = job.submission.source.split("\n")
    if error.line is None or not 1 <= error.line <= len(lines):
        return None
    return Located(
        line=error.line,
        source=lines[error.line - 1][:200],
        error=error.type,
        detail=error.message,
    )


def at_line(line: int, told: str, job: Job) -> Located:
    """Return a line of the student's file as evidence, with what is to be said of it."""
    lines = job.submission.source.split("\n")
    shown = 1 <= line <= len(lines)
    return Located(
        line=line if shown else None,
        source=lines[line - 1][:200] if shown else "",
        error="",
        detail=told,
    )


def _without_answer(seen: Seen, limits: Limits) -> CheckFailed | None:
    """Return how a guest ended that did not answer, from what was seen from outside."""
    if seen.flooded:
        return CheckFailed(
            Verdict.TOO_MUCH_OUTPUT,
            f"The code printed more than {limits.output_bytes // 1024} KiB and was stopped. "
            "Remove prints from loops.",
        )
    if seen.reply is not None:
        return None
    if seen.oom_kills > 0:
        return CheckFailed(
            Verdict.OUT_OF_MEMORY,
            f"The code asked for more memory than the sandbox has ({_mebibytes(limits)} MiB) "
            "and was stopped.",
        )
    if seen.timed_out or seen.exit.signal == getattr(signal, "SIGXCPU", None):
        return CheckFailed(
            Verdict.TIMED_OUT,
            f"The code did not come to an end within {limits.check_s:g} seconds and was stopped: "
            "look for a loop that never ends, or a wait that nothing ends.",
        )
    return _ended_itself(seen)


def _ended_itself(seen: Seen) -> CheckFailed:
    if seen.exit.signal is not None:
        name = signal.Signals(seen.exit.signal).name
        return CheckFailed(
            Verdict.CRASHED,
            f"The process was ended by the signal {name} in the middle of its work.",
        )
    return CheckFailed(
        Verdict.CRASHED,
        f"The code ended the whole process with status {seen.exit.status} in the middle of its "
        "work, as `os._exit` does. It has to return instead.",
    )


def _mebibytes(limits: Limits) -> int:
    return limits.memory_bytes // 1024**2


def _refuse_what_is_not_allowed(answer: Fields) -> None:
    for event in answer.texts("refused", most=10):
        hint = _NETWORK_HINT if event.startswith("socket") else _PROCESS_HINT
        raise CheckFailed(Verdict.NOT_ALLOWED, f"The code {hint.format(event=event[:40])}.")


def _while_importing(failed: CheckFailed, seen: Seen) -> CheckFailed:
    if failed.verdict is Verdict.CRASHED:
        message = (
            "The file ended the whole process while it was being imported"
            + (f" (status {seen.exit.status})" if seen.exit.signal is None else "")
            + ". Importing it must only define names."
        )
        return CheckFailed(Verdict.DOES_NOT_IMPORT, message)
    return CheckFailed(failed.verdict, f"While the file was being imported: {failed.message}")


def _import_error(error: Raised, job: Job) -> CheckFailed:
    """Return the verdict of a file that raises when it is imported."""
    match error.type:
        case "ModuleNotFoundError":
            advice = (
                " Only Python's own library"
                + (" and `support`" if "support.py" in job.files else "")
                + " is there; a submission is one file and cannot import others."
            )
        case "SystemExit":
            advice = " Importing it must only define names, so remove the call of `sys.exit`."
        case "EOFError":
            advice = " There is no keyboard here, so remove the call of `input`."
        case _:
            advice = (
                " Importing it must only define names; "
                'put what should run under `if __name__ == "__main__":`.'
            )
    return CheckFailed(
        Verdict.DOES_NOT_IMPORT,
        f"Importing the file raised {error}.{advice}",
        evidence=located(error, job),
    )


def _demand_names(answer: Fields, job: Job) -> None:
    """Fail where the submission lacks names; say all of them at once."""
    offered = answer.texts("offered", most=50)
    problems = []
    for item in answer.items("missing", most=100):
        lack = Fields(item, "answer.missing")
        name, kind = lack.text("name", longest=200), lack.text("kind", longest=20)
        if lack.text("problem", longest=20) == "kind":
            problems.append(f"`{name}` is there, but it is no {kind}")
        else:
            near = difflib.get_close_matches(name, offered, 1, 0.7)
            near += [other for other in offered if other.lower() == name.lower()]
            meant = f" (did you mean `{near[0]}`?)" if near else ""
            problems.append(f"there is no {kind} `{name}`{meant}")
    if problems:
        raise CheckFailed(
            Verdict.MISSING_NAME,
            f"In {job.file}, " + "; ".join(problems) + ". Names must be exactly as in the handout.",
        )


def exact(value: Any) -> str:
    """Return how a message shows a decoded value: short, and by its own exact text."""
    text = repr(value)
    return text if len(text) <= 120 else f"{text[:117]}…"  # noqa: PLR2004 - a line of a message
