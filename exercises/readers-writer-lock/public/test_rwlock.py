"""The checks that you can run yourself. The hidden ones ask the same and more."""

from grader.harness import check


@check(
    "One thread writes and reads in turn",
    points=1,
    hint="Entering and leaving have to undo each other, for readers and for writers.",
)
def test_one_thread(explore):
    explore("one_thread").always(
        lambda seen: seen == [1, 2, 3],
        lambda seen: f"One thread wrote 1, 2 and 3, and read {seen} in between.",
    )


@check(
    "Two writers are never inside together",
    points=1,
    hints=(
        "Both may look at the same time and see that nobody is inside.",
        "To look and to go in must be one step for all others.",
    ),
)
def test_two_writers(explore):
    explore("two_writers").always(
        lambda number: number == 2,
        lambda number: (
            f"Two writers added one each, and the number was {number} in the end: they were inside "
            "at the same time."
        ),
    )
