"""The checks that you can run yourself. The hidden ones ask the same and more."""

from grader.harness import check


@check(
    "With one thread, last in is first out",
    points=1,
    hint="`pop` takes what was pushed last, and raises IndexError when there is nothing.",
)
def test_one_thread(explore):
    explore("one_thread").always(
        lambda out: out == [3, 2, 1],
        lambda out: f"1, 2 and 3 were pushed; popping gave {out} instead of [3, 2, 1].",
    )


@check(
    "Two threads that push lose nothing",
    points=1,
    hints=(
        "`compare_and_set` says whether it has changed anything. What if it has not?",
        "Who was overtaken looks again, makes a new node, and tries again.",
    ),
)
def test_two_push(explore):
    explore("two_push").always(
        lambda out: sorted(out) == [1, 2],
        lambda out: f"Two threads pushed 1 and 2; then the stack held {out}.",
    )
