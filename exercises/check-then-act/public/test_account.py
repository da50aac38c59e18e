"""The checks that you can run yourself. The hidden ones ask the same and more."""

from grader.harness import check


@check(
    "With one thread the numbers are right",
    points=1,
    hint="`withdraw` takes and returns True, or takes nothing and returns False.",
)
def test_one_thread(explore):
    explore("one_thread").always(
        lambda seen: seen == [True, False, True, 0],
        lambda seen: (
            "An account with 10 got 5; then 12, 4 and 3 were asked for. The answers, and the balance "
            f"at the end, were {seen} instead of [True, False, True, 0]."
        ),
    )


@check(
    "Two threads cannot withdraw more than there is",
    points=1,
    hints=(
        "What may happen between looking whether there is enough and taking it?",
        "To look and to take must be one step for everybody else.",
    ),
)
def test_two_threads(explore):
    explore("two_withdraw", 10, 7).always(
        lambda seen: sorted(seen["answers"]) == [False, True] and seen["balance"] == 3,
        lambda seen: (
            "Two threads asked for 7 of 10 coins. They were told "
            f"{' and '.join(map(str, seen['answers']))}, and {seen['balance']} are left; one of them "
            "should have been refused, and 3 be left."
        ),
    )
