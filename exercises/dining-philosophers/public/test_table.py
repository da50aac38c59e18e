"""The checks that you can run yourself. The hidden ones ask the same and more."""

from grader.harness import check


@check(
    "One philosopher at a time can eat, at every seat",
    points=1,
    hint="`dine` takes the fork on each side, calls `eat()` once, and puts both forks down.",
)
def test_one_can_dine(explore):
    explore("one_dines", 3).always(
        lambda ate: ate == [0, 1, 2],
        lambda ate: (
            "One after another dined at seats 0, 1 and 2 of a table for three; "
            f"`eat` was called for {ate}."
        ),
    )


@check(
    "Three who sit down at the same time all get to eat",
    points=1,
    hints=(
        "What if each of them has picked up one fork before anybody has two?",
        "A circle of waiting needs everybody to reach for forks in the same direction.",
    ),
)
def test_three_can_dine(explore):
    explore("all_dine", 3).always(
        lambda ended: ended == 3,
        lambda ended: f"Three dined once each, and {ended} of them came to an end.",
    )
