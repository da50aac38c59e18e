"""The checks that you can run yourself. The hidden ones ask the same and more."""

from grader.harness import check


@check(
    "A kept promise gives its result",
    points=1,
    hint="`result()` of a promise that is kept returns the value at once.",
)
def test_kept_before(explore):
    explore("kept_before").always(
        lambda value: value == 7,
        lambda value: f"A promise was kept with 7, and `result()` returned {value}.",
    )


@check(
    "Who waits for a promise gets its result",
    points=1,
    hints=(
        "Who asks before the promise is kept has to wait, and to be woken.",
        "Between the look and the waiting, the promise may be kept.",
    ),
)
def test_kept_meanwhile(explore):
    explore("kept_meanwhile").always(
        lambda got: got == [7],
        lambda got: f"One thread kept a promise with 7 while another one asked; it got {got}.",
    )
