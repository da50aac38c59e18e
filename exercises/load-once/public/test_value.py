"""The checks that you can run yourself. The hidden ones ask the same and more."""

from grader.harness import check


@check(
    "One thread loads the value once",
    points=1,
    hint="The first `get()` runs the loader and keeps what it returns; later ones return that.",
)
def test_one_thread(explore):
    explore("loads", 1).always(
        lambda calls: calls == 1,
        lambda calls: f"The value was asked for twice, and the loader ran {calls} times.",
    )


@check(
    "Two threads load the value once",
    points=1,
    hints=(
        "What may happen between looking whether the value is there and making it?",
        "Who comes while another one is loading has to wait, and to look again.",
    ),
)
def test_two_threads(explore):
    explore("loads", 2).always(
        lambda calls: calls == 1,
        lambda calls: f"Two threads asked for the value, and the loader ran {calls} times.",
    )
