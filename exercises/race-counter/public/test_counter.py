"""The checks that you can run yourself. The hidden ones ask the same and more."""

from grader.harness import check


@check(
    "One thread can count",
    points=1,
    hint="A new counter is at 0, and every `increment()` adds one to what `value` says.",
)
def test_one_thread_can_count(explore):
    explore("one_thread_counts").always(
        lambda values: values == [0, 1, 2, 3],
        lambda values: (
            f"Before and after each of three increments, `value` was {values} "
            "instead of [0, 1, 2, 3]."
        ),
    )


@check(
    "Two threads lose no increment",
    points=1,
    hints=(
        "How many steps does adding one take, and what may happen between them?",
        "While one thread is between reading and writing, the other must not come in.",
    ),
)
def test_two_threads_lose_nothing(explore):
    explore("threads_increment", 2).always(
        lambda value: value == 2,
        lambda value: (
            f"Two threads called `increment()` once each, and `value` ended as {value} "
            "instead of 2."
        ),
    )
