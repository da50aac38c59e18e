"""The checks that you can run yourself. The hidden ones ask the same and more."""

from grader.harness import check


@check(
    "A single thread never waits for others",
    points=1,
    hint="A barrier for one is complete whenever somebody comes.",
)
def test_one_thread(explore):
    explore("one_thread_waits", 2).always(
        lambda came: came == [0, 0],
        lambda came: (
            f"At a barrier for one, two calls of `wait()` returned {came} instead of [0, 0]."
        ),
    )


@check(
    "Two threads wait for each other, twice",
    points=1,
    hints=(
        "Let a thread be through, and come again, before another one has looked why it was woken.",
        "Which of your variables is reset for the next round? Does a slow thread still look at it?",
    ),
)
def test_two_rounds(explore):
    explore("threads_wait", 2, 2).always(
        lambda seen: all(sorted(each) == [0, 1] for each in zip(*seen, strict=True)),
        lambda seen: (
            f"Two threads waited for each other twice. One got {seen[0]} and the other {seen[1]}; in "
            "each round one must get 0 and the other 1."
        ),
    )
