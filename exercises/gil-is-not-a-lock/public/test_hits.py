"""The checks that you can run yourself. The hidden ones ask the same and more."""

from grader.harness import check


@check(
    "One thread can count, and ask for the top",
    points=1,
    hint="`top` sorts by hits, the most first, and shows each page once.",
)
def test_one_thread_counts(explore):
    explore("one_thread_hits", ["a", "b", "b"]).always(
        lambda seen: seen == {"hits": {"a": 1, "b": 2}, "top": [("b", 2), ("a", 1)]},
        lambda seen: (
            "After hits of 'a', 'b' and 'b', one after the other, `hits` said "
            f"{seen['hits']} and `top(9)` {seen['top']}."
        ),
    )


@check(
    "Two threads lose no hit",
    points=1,
    hints=(
        "How many steps is adding one to an entry, and who may come between them?",
        "While one thread is between reading and writing, the other must not come in.",
    ),
)
def test_two_threads_lose_nothing(explore):
    explore("threads_hit", "a", 2).always(
        lambda hits: hits == 2,
        lambda hits: (
            f"Two threads hit the same page once each, and `hits` said {hits} instead of 2."
        ),
    )
