"""The checks that you can run yourself. The hidden ones ask the same and more."""

from grader.harness import check


@check(
    "One fetch at a time: every page, in order",
    points=1,
    hint="`fetch_all` returns a list that is as long as `urls`.",
)
def test_one_at_a_time(explore):
    explore("fetched_one_at_a_time", ["a", "b"]).always(
        lambda results: results == ["page of a", "page of b"],
        lambda results: (
            f"For the urls ['a', 'b'] and limit 1 the result was {results!r} instead of "
            "['page of a', 'page of b']."
        ),
    )


@check(
    "The waiting overlaps",
    points=1,
    hints=(
        "A thread that waits does not keep another one from waiting as well.",
        "Start the threads first, as many as may be; wait for them to end only afterwards.",
    ),
)
def test_waiting_overlaps(explore):
    explore("fetched_in_time", ["a", "b"], 1.0, 2, on_time=True).always(
        lambda seen: seen == {"results": ["page of a", "page of b"], "seconds": 1.0},
        lambda seen: (
            f"Two fetches of a second each, with limit 2, took {seen['seconds']:g} s, and the "
            f"result was {seen['results']!r}. It must be ['page of a', 'page of b'], after 1 s."
        ),
    )
