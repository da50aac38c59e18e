"""What is graded: ten points, from a round of one to rounds that are broken off."""

from typing import Any

from grader.harness import check

BROKEN = "BrokenBarrier"


@check(
    "A single thread never waits for others",
    points=1,
    hints=(
        "A barrier for one is complete whenever somebody comes.",
        "If it hangs: does the last one to come, who is also the first, wait to be woken?",
        "What does `wait` return to the first of a round, and to the first of the next?",
    ),
)
def test_one_thread(explore):
    explore("one_thread_waits", 3, 0).always(
        lambda came: same(came, [0, 0, 0]),
        lambda came: (
            f"At a barrier for one, three calls of `wait()` gave {came} instead of [0, 0, 0]."
        ),
    )
    explore("another_aborted").always(
        lambda came: same(came, 0),
        lambda came: (
            "Of two barriers for one, the first was aborted. At the second `wait()` gave "
            f"{came} instead of 0."
        ),
    )


@check(
    "Nobody passes before the last has come",
    points=2,
    hints=(
        "Who may let the others go on, and how does it know that it is the last?",
        "Counting is reading and writing. Can two threads count themselves at the same time?",
        "Count under a lock; those who are not the last wait for something that only the last one does.",
    ),
)
def test_nobody_passes_early(explore):
    demand_rounds(explore, parties=2, rounds=1)
    demand_rounds(explore, parties=3, rounds=1)


@check(
    "It serves round after round, fast threads and slow ones",
    points=2,
    hints=(
        "Let a thread be through, and come again, before another one has looked why it was woken.",
        "Which of your variables is reset for the next round? Does a slow thread still look at it?",
        "Let each thread remember which round it waits for, by a number or an object of the round's own.",
    ),
)
def test_round_after_round(explore):
    demand_rounds(explore, parties=2, rounds=2)
    demand_rounds(explore, parties=3, rounds=2)


@check(
    "Every index is given once in a round",
    points=1,
    hints=(
        "When is the index of a thread decided, and when do you read it?",
        "What a thread finds after it was woken may have been changed by those who came later.",
        "Take the index in the same step in which you count, and keep it in a local variable.",
    ),
)
def test_indices_are_unique(explore):
    for parties, rounds in ((3, 1), (2, 2)):
        wanted = [list(range(parties))] * rounds
        explore("indices_of_rounds", parties, rounds).always(
            lambda seen, wanted=wanted: same(seen, wanted),
            lambda seen, wanted=wanted: (
                f"{len(wanted[0])} threads waited for each other {'twice' if wanted[1:] else 'once'}. "
                f"What `wait()` gave, by rounds and sorted: {seen} instead of {wanted}."
            ),
        )


@check(
    "The index is the order of arrival",
    points=1,
    hints=(
        "The first to come gets 0, in every round.",
        "Those who come first leave last, or in any order; that does not count.",
        "The index is how many had come in this round before.",
    ),
)
def test_order_of_arrival(explore):
    for delays in ([[0.0, 0.01, 0.02]], [[0.01, 0.0]]):
        wanted = [[sorted(row).index(delay) for delay in row] for row in delays]
        explore("indices_by_arrival", delays, on_time=True).always(
            lambda seen, wanted=wanted: same(seen, wanted),
            lambda seen, wanted=wanted, delays=delays: (
                f"The threads came {by_rounds(delays)} seconds after the round had begun. `wait()` "
                f"gave them {by_rounds(seen)} instead of {by_rounds(wanted)}."
            ),
        )


@check(
    "`abort` wakes all who wait",
    points=1,
    hints=(
        "Somebody who sleeps does not look at a flag.",
        "How many may be waiting, and how many does your `abort` wake?",
        "Whoever is woken has to find out why: because the round is complete, or because it is broken.",
    ),
)
def test_abort_wakes_all(explore):
    for parties, waiting in ((2, 1), (3, 2)):
        found = explore("abort_with_too_few", parties, waiting)
        found.always(
            lambda seen, waiting=waiting: same(seen, [BROKEN] * waiting),
            lambda seen, waiting=waiting, parties=parties: (
                f"{waiting} of {parties} threads came to a barrier, and another one called "
                f"`abort()`. What came of `wait()`: {seen} instead of {[BROKEN] * waiting}."
            ),
        )
        assert found.virtual_seconds <= 1, (
            f"{waiting} of {parties} threads came to a barrier, and another one called `abort()`. It took them "
            f"{found.virtual_seconds:g} seconds to wake up; `abort` must wake them at once."
        )


@check(
    "What is broken stays broken",
    points=1,
    hints=(
        "`abort` is not a round that ends; there is no next one.",
        "Does whoever comes later learn that it is broken? And if as many come as a round needs?",
        "Look whether it is broken before you count, and never take that back.",
    ),
)
def test_stays_broken(explore):
    explore("one_thread_waits", 1, 1).always(
        lambda came: same(came, [0, BROKEN]),
        lambda came: (
            "At a barrier for one, `wait()`, and once more after `abort()`, gave "
            f"{came} instead of [0, 'BrokenBarrier']."
        ),
    )
    for aborts in (1, 2):
        explore("come_after_abort", 2, aborts, 2).always(
            lambda seen: same(seen, [[BROKEN] * 2] * 2),
            lambda seen, aborts=aborts: (
                f"After {'a second ' if aborts > 1 else ''}`abort()`, two threads came to a "
                f"barrier for two, twice each. `wait()` gave {seen[0]} to the one and {seen[1]} to "
                "the other; it must raise `BrokenBarrier` every time."
            ),
        )


@check(
    "A round that was complete still returns",
    points=1,
    hints=(
        "Between the moment at which a round is complete and the one at which a thread wakes up, anything can happen.",
        "What does a thread that wakes up look at first: whether its round is complete, or whether the barrier is broken?",
        "Only rounds that are not complete are broken. Keep the two apart, for each round.",
    ),
)
def test_complete_round_returns(explore):
    explore("first_through_aborts", 2).always(
        lambda seen: same(seen["round"], [0, 1]) and seen["again"] == [BROKEN],
        lambda seen: (
            "Two threads waited for each other, and one called `abort()` when it was through. "
            + (
                f"What `wait()` gave them, sorted: {seen['round']} instead of [0, 1]; their round was complete."
                if not same(seen["round"], [0, 1])
                else f"When the other one waited again, {seen['again'][0]!r} came back; it must raise."
            )
        ),
    )
    explore("abort_beside_a_round").always(
        lambda seen: same(seen, [0, 1]) or same(seen, [BROKEN, BROKEN]),
        lambda seen: (
            "Two threads waited for each other while a third one called `abort()`. What came of "
            f"`wait()`: {seen}. Either both are through, with 0 and 1, or both raise `BrokenBarrier`."
        ),
    )


def demand_rounds(explore, *, parties, rounds):
    """Let threads wait for each other, and demand that nobody is through before all have come."""
    explore("rounds_pass", parties, rounds).always(
        lambda seen: (
            all(type(came) is int for came in seen["back"]) and seen["seen"] == [rounds] * parties
        ),
        lambda seen: (
            f"{parties} threads waited for each other, {rounds} time{'s'[: rounds - 1]} each. What `wait()` gave one of "
            f"them: {seen['back']}. When it was through, it had begun its call number "
            f"{seen['seen'][0]}, and the others {' and '.join(map(str, seen['seen'][1:]))}. It must not be through "
            f"before all have begun number {rounds}."
        ),
    )


def same(seen: Any, wanted: Any) -> bool:
    """Whether values are equal, where `True` and `1.0` are not 1."""
    return repr(seen) == repr(wanted)


def by_rounds(rows: Any) -> str:
    return ", then ".join(str(row) for row in rows)
