from __future__ import annotations

from grader import scoring
from grader.model import Blame, CheckSpec, Observation, Outcome, Verdict

FIRST = CheckSpec(
    id="first",
    title="First",
    points=3,
    hints=("a", "b"),
    function="test_first",
    file="t.py",
    line=1,
)
SECOND = CheckSpec(
    id="second", title="Second", points=4, hints=(), function="test_second", file="t.py", line=9
)


def seen(verdict: Verdict, check: str = "first") -> Observation:
    return Observation(id=check, verdict=verdict, message="")


def test_a_passed_check_gives_its_points_and_no_hint() -> None:
    (result,) = scoring.results((FIRST,), {"first": seen(Verdict.PASSED)})

    assert (result.points, result.hint, result.hints) == (3, None, ())


def test_a_failed_check_gives_no_points_and_its_hints() -> None:
    (result,) = scoring.results((FIRST,), {"first": seen(Verdict.DEADLOCK)})

    assert (result.points, result.max_points) == (0, 3)
    assert (result.hint, result.hints) == ("a", ("a", "b"))
    assert result.message == Verdict.DEADLOCK.sentence


def test_results_come_in_the_order_of_the_exercise() -> None:
    observed = {"second": seen(Verdict.PASSED, "second"), "first": seen(Verdict.PASSED)}

    results = scoring.results((FIRST, SECOND), observed)

    assert [result.id for result in results] == ["first", "second"]


def test_a_check_without_an_observation_is_our_fault_and_makes_the_whole_a_fault() -> None:
    results = scoring.results((FIRST, SECOND), {"first": seen(Verdict.PASSED)})

    outcome, reason = scoring.outcome(results)

    assert results[1].verdict is Verdict.GRADER_FAULT
    assert outcome is Outcome.FAULT
    assert reason is not None
    assert reason.blame is Blame.GRADER


def test_a_broken_check_is_the_fault_of_the_exercise() -> None:
    results = scoring.results((FIRST,), {"first": seen(Verdict.EXERCISE_FAULT)})

    outcome, reason = scoring.outcome(results)

    assert outcome is Outcome.FAULT
    assert reason is not None
    assert reason.blame is Blame.EXERCISE


def test_nothing_that_a_student_causes_is_a_fault() -> None:
    for verdict in Verdict:
        if verdict.blame in {Blame.STUDENT, Blame.NOBODY}:
            results = scoring.results((FIRST,), {"first": seen(verdict)})

            assert scoring.outcome(results) == (Outcome.GRADED, None)


def test_every_verdict_has_a_sentence_of_its_own() -> None:
    sentences = [verdict.sentence for verdict in Verdict]

    assert len(set(sentences)) == len(sentences)
