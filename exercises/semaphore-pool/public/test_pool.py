"""The checks that you can run yourself. The hidden ones ask the same and more."""

from grader.harness import check


@check(
    "One thread borrows a connection twice, and closes the pool",
    points=1,
    hint="What comes back is lent again; `close()` closes what is idle.",
)
def test_one_thread(explore):
    wanted = {"open in use": [True, True], "open in the end": [False], "later": "RuntimeError"}
    explore("one_thread").always(
        lambda seen: seen == wanted,
        lambda seen: (
            "A pool of one was used twice and closed. The connections lent were "
            f"{states(seen['open in use'])}; in the end those that had been opened were "
            f"{states(seen['open in the end'])}; and `connection()` after that came to "
            f"{seen['later']}. It should be: open twice, one closed, and RuntimeError."
        ),
    )


@check(
    "Two threads share the connection of a pool of one",
    points=1,
    hints=(
        "Both may find the pool empty at the same time. Which of them may connect?",
        "Whoever may not has to wait, and to be woken when the other one is done.",
    ),
)
def test_two_threads(explore):
    explore("two_threads").always(
        lambda opened: opened == 1,
        lambda opened: f"Two threads used a pool of one, and {opened} connections were opened.",
    )


def states(those):
    return ", ".join("open" if one is True else "closed" for one in those) or "none"
