"""The checks that you can run yourself. The hidden ones ask the same and more."""

from grader.harness import check


@check(
    "With one thread the numbers are right",
    points=1,
    hint="A transfer takes from one account what it gives to the other, or it changes nothing.",
)
def test_one_thread(explore):
    explore("one_thread").always(
        lambda seen: seen == [True, False, 70, 80, 150],
        lambda seen: (
            "Of 100 on Anna's account and 50 on Ben's, 30 were to go from Anna to Ben, and then 71 "
            "more, which she no longer had. The transfers returned, and then the two balances and "
            f"the total were: {seen} instead of [True, False, 70, 80, 150]."
        ),
    )


@check(
    "Two opposite transfers both come to an end",
    points=1,
    hints=(
        "Each of two threads has taken one lock and wants the other one. Who gives way?",
        "A circle needs two orders. What if there were only one?",
    ),
)
def test_opposite(explore):
    explore("opposite").always(
        lambda seen: seen == [90, 60],
        lambda seen: (
            "While 30 went from Anna (100) to Ben (50), 20 went from Ben to Anna; in the end they "
            f"had {seen} instead of [90, 60]."
        ),
    )
