"""What a check is given: ``call`` and ``explore``, and the answers on which it decides."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from grader.errors import ExerciseError, ProtocolError, SandboxFailed
from grader.explore import values
from grader.harness import judging
from grader.harness.asking import Asking, Scenario
from grader.harness.checks import CheckFailed
from grader.harness.frozen import Frozen
from grader.harness.retelling import interleaving
from grader.harness.wire import Fields
from grader.model import Interleaving, Verdict

_MOST_OUTCOMES = 500
_RETURNED = "returned"
_PATIENT_SHAPES = (AttributeError, IndexError, KeyError, LookupError, TypeError, ValueError)
"""What a test raises on a value of another shape than the author thought of."""

Test = Callable[[Any], bool]
Says = Callable[[Any], str] | str


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """One distinct outcome of a driver."""

    number: int
    """Its place among the outcomes of the exploration."""
    ending: str
    """``returned``, ``raised``, or the term of the verdict that it amounts to."""
    value: Any
    error: judging.Raised | None


class Call:
    """Runs a driver once, as ordinary Python.

    Args:
        asking: Puts the questions.
    """

    def __init__(self, asking: Asking) -> None:
        self._asking = asking

    def __call__(self, driver: str, *arguments: object) -> Any:
        """Return what the driver returns; objects of the student's come back as ``Opaque``.

        Raises:
            CheckFailed: The driver raised, did not end, or left a thread running.
        """
        answer = self._asking.call(_named(self._asking, driver), arguments)
        left = answer.texts("left", most=50)
        if left:
            names = ", ".join(f"`{name[:60]}`" for name in left)
            raise CheckFailed(
                Verdict.LEFT_RUNNING, f"When the call had returned, threads still ran: {names}."
            )
        return _decoded(answer.raw("value"))


class Explore:
    """Runs a driver in every interleaving.

    Args:
        asking: Puts the questions.
    """

    def __init__(self, asking: Asking) -> None:
        self._asking = asking
        self.found: list[Found] = []
        """All that this check has asked for, in order."""

    def __call__(self, driver: str, *arguments: object, on_time: bool = False) -> Found:
        """Return what was found: the distinct outcomes over all interleavings.

        Args:
            driver: Its name.
            arguments: Plain data for it.
            on_time: Let no sleep end before others have done what they could have done meanwhile:
                for checks that measure virtual time.

        Raises:
            CheckFailed: The exploration itself did not come to an end.
        """
        about = Scenario(_named(self._asking, driver), arguments, on_time)
        found = Found(self._asking, about, self._asking.explore(about).inner("exploration"))
        self.found.append(found)
        return found

    def frozen(self, driver: str, *arguments: object, thread: str) -> Frozen:
        """Run a driver again and again, with one thread frozen a step later each time.

        Args:
            driver: Its name; it names its threads.
            arguments: Plain data for it.
            thread: The name of the thread to freeze; only moments inside the submission count.

        Raises:
            CheckFailed: It did not come to an end.
        """
        about = Scenario(_named(self._asking, driver), arguments)
        return Frozen(self._asking, thread, self._asking.freeze(about, thread))

    def lock_free(self, driver: str, *arguments: object, says: str) -> None:
        """Demand that, with any one thread frozen anywhere in the submission, the others finish.

        Args:
            driver: Its name.
            arguments: Plain data for it.
            says: What to tell the student where they do not.

        Raises:
            CheckFailed: ``not concurrent``, with a line at which the frozen thread stands.
        """
        about = Scenario(_named(self._asking, driver), arguments)
        answer = self._asking.lock_free(about)
        if not answer.boolean("holds"):
            thread = answer.text("thread")
            told = f"While `{thread}` stands still at this line, not all of the others can finish."
            evidence = judging.at_line(answer.integer("line"), told, self._asking.job)
            raise CheckFailed(Verdict.NOT_CONCURRENT, says, evidence=evidence)


class Found:
    """The distinct outcomes of a driver over all the interleavings that were explored.

    Attributes:
        outcomes: Each distinct outcome once.
        values: The distinct values returned.
        schedules: How many schedules were run.
        exhausted: Whether these stand for every possible schedule.
        bound: What was covered, in words.
        threads: Most threads that existed at one time, the driver's own and the main one included.
        virtual_seconds: Longest virtual time that an execution took.
    """

    def __init__(self, asking: Asking, about: Scenario, result: Fields) -> None:
        self._asking = asking
        self._about = about
        self.outcomes = self._all_outcomes(result)
        self.values = tuple(o.value for o in self.outcomes if o.ending == _RETURNED)
        self.schedules = result.integer("schedules")
        self.exhausted = result.boolean("exhausted")
        self.bound = result.text("bound")
        self.threads = result.integer("threads")
        self.virtual_seconds = result.number("virtual_seconds")
        self._spinning = [Fields(item, "spinning") for item in result.items("spinning")]
        self._races = [Fields(item, "races") for item in result.items("races")]
        if not self.outcomes:
            raise ProtocolError("exploration: no outcome")

    def always(
        self, test: Test, says: Says, *, stuck: str = "", leaves: Sequence[str] = ()
    ) -> None:
        """Demand that every outcome is a value that passes a test.

        Args:
            test: Is given a returned value.
            says: What to tell the student of a value that does not pass: a sentence, or a function
                from the value to one.
            stuck: What to tell, as ``not concurrent``, where nobody can go on: for drivers whose
                threads wait for each other inside the student's code, and so have to be there at
                the same time.
            leaves: Endings that are none of this check's business, such as ``livelock``: threads
                that give way to each other for ever in one schedule of perfect symmetry.

        Raises:
            CheckFailed: With the shortest schedule that shows it.
        """
        failing = [
            outcome
            for outcome in self.outcomes
            if outcome.ending not in leaves
            and (outcome.ending != _RETURNED or not _passes(test, outcome.value))
        ]
        if failing:
            failure = self._failure(failing[0], says, always=len(failing) == len(self.outcomes))
            if stuck and failure.verdict in _STUCK:
                raise CheckFailed(Verdict.NOT_CONCURRENT, stuck, evidence=failure.evidence)
            raise failure

    def never_spins(self, says: str, *, polling: bool = True) -> None:
        """Demand that no loop of the submission goes round and round waiting for others.

        Args:
            says: What to tell the student.
            polling: Whether a loop that sleeps in each round counts as well.

        Raises:
            CheckFailed: ``busy waiting``, with the line of the loop.
        """
        for spin in self._spinning:
            place = spin.inner("place")
            if place.text("module") == "submission" and (polling or not spin.boolean("sleeps")):
                told = "This loop goes round without anything having changed."
                evidence = judging.at_line(place.integer("line"), told, self._asking.job)
                raise CheckFailed(Verdict.BUSY_WAITING, says, evidence=evidence)

    def never_races(self, says: str) -> None:
        """Demand that no two conflicting accesses of the submission are left unordered.

        Args:
            says: What to tell the student.

        Raises:
            CheckFailed: ``data race``, with the line of one access and the other in words.
        """
        for race in self._races:
            first, second = race.inner("first"), race.inner("second")
            if first.text("module") == second.text("module") == "submission":
                told = (
                    f"Nothing orders this use of `{race.text('field')}` before or after the one in "
                    f"line {second.integer('line')}."
                )
                evidence = judging.at_line(first.integer("line"), told, self._asking.job)
                raise CheckFailed(Verdict.DATA_RACE, says, evidence=evidence)

    def _failure(self, outcome: Outcome, says: Says, *, always: bool) -> CheckFailed:
        evidence, note = self._evidence(outcome)
        match outcome.ending:
            case "returned":
                verdict = Verdict.WRONG_RESULT if always else Verdict.WRONG_IN_SOME_SCHEDULES
                message = _said(says, outcome.value)
            case "raised" if outcome.error is not None and outcome.error.type == "MemoryError":
                verdict = Verdict.OUT_OF_MEMORY
                message = f"The code ran out of memory in line {outcome.error.line}."
            case "raised":
                verdict = Verdict.RAISED
                some = "" if always else ", but only in some schedules"
                message = f"The code raised {outcome.error}{some}."
            case "too many threads":
                verdict = Verdict.LEFT_RUNNING
                message = "The code goes on starting threads without waiting for them to end."
            case ending:
                verdict = Verdict(ending)
                message = evidence.story if evidence is not None else verdict.sentence
        return CheckFailed(verdict, message, evidence=evidence, staff_note=note)

    def _evidence(self, outcome: Outcome) -> tuple[Interleaving | None, str]:
        """Return the shortest schedule with an outcome, or a note why there is none."""
        try:
            answer = self._asking.explain(self._about, outcome.number)
            return interleaving(answer.inner("explanation"), self._asking.job), ""
        except (CheckFailed, ProtocolError, SandboxFailed) as error:
            return None, f"no schedule to show: {error}"

    def _all_outcomes(self, result: Fields) -> tuple[Outcome, ...]:
        """Return the outcomes of an answer, and those that it could not carry."""
        outcomes: list[Outcome] = []
        while True:
            items = result.items("outcomes", most=_MOST_OUTCOMES)
            outcomes += [
                self._outcome(item, number) for number, item in enumerate(items, len(outcomes))
            ]
            if not result.inner("truncated").has("outcomes"):
                return tuple(outcomes)
            if len(outcomes) > _MOST_OUTCOMES or not items:
                raise ExerciseError(
                    f"{self._about.driver} has more than {_MOST_OUTCOMES} distinct outcomes; have the "
                    "driver return less"
                )
            answer = self._asking.explore(self._about, skip=len(outcomes))
            result = answer.inner("exploration")

    def _outcome(self, item: object, number: int) -> Outcome:
        fields = Fields(item, "exploration.outcomes")
        error = fields.fields("error")
        ending = fields.text("ending")
        if ending not in _ENDINGS:
            raise ProtocolError(f"exploration: unknown ending {ending!r}")
        return Outcome(
            number=number,
            ending=ending,
            value=_decoded(fields.raw("value")) if ending == _RETURNED else None,
            error=None if error is None else _raised(error),
        )


_STUCK = frozenset({Verdict.DEADLOCK, Verdict.LOST_WAKE_UP, Verdict.BUSY_WAITING, Verdict.LIVELOCK})
_ENDINGS = frozenset({_RETURNED, "too many threads", *(verdict.value for verdict in Verdict)})


def _named(asking: Asking, driver: str) -> str:
    """Return a driver's name if the drivers define it.

    Raises:
        ExerciseError: They do not.
    """
    if f"def {driver}(" not in asking.job.files.get("drivers.py", ""):
        raise ExerciseError(f"drivers.py defines no function {driver!r}")
    return driver


def _decoded(encoded: object) -> Any:
    try:
        return values.decode(encoded)
    except ValueError as error:
        raise ProtocolError(f"malformed value: {error}") from error


def _passes(test: Test, value: Any) -> bool:
    try:
        return bool(test(value))
    except _PATIENT_SHAPES:
        return False


def _said(says: Says, value: Any) -> str:
    if isinstance(says, str):
        return says
    try:
        return says(value)
    except _PATIENT_SHAPES:
        return f"The result was {judging.exact(value)}."


def _raised(fields: Fields) -> judging.Raised:
    return judging.Raised(
        type=fields.text("type_name", longest=200),
        message=fields.text("message"),
        line=fields.integer("line") or None,
    )
