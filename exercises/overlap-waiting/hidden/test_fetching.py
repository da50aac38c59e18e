"""What is graded: ten points, from one fetch at a time to as many as the limit allows."""

import heapq
from typing import Any

from grader.harness import check

PAGES = ["page of a", "page of b", "page of c"]


@check(
    "One fetch at a time: every page, in order",
    points=1,
    hints=(
        "`fetch_all` returns a list that is as long as `urls`.",
        "Any value may come from `fetch`, also `None` or an empty text; it belongs into the list.",
        "An empty list of urls, or fewer urls than `limit`: does each part of your code bear it?",
    ),
)
def test_one_at_a_time(explore, call):
    explore("fetched", ["a", "b"], [0.3, 0.3], 1).always(
        lambda seen: seen == {"results": PAGES[:2], "begun": ["a", "b"]} or begun_otherwise(seen),
        lambda seen: (
            f"With limit 1, `fetch` was called for {seen['begun']}, and the result was "
            f"{seen['results']!r}. It must be called once for each of ['a', 'b'], and the result "
            f"be {PAGES[:2]}."
        ),
    )
    values = [None, "", 0, ["a list"], False]
    seen = call("fetched_values", values)
    assert seen == values, (
        f"With limit 1, `fetch` returned {values} one after the other; the result was {seen!r}."
    )
    seen = call("fetched", [], [], 3)
    assert seen["results"] == [], (
        f"For an empty list of urls the result was {seen['results']!r} instead of []."
    )
    seen = call("fetched", ["a"], [], 3)
    assert seen["results"] == ["page of a"], (
        f"For one url and limit 3 the result was {seen['results']!r} instead of ['page of a']."
    )


@check(
    "The waiting overlaps",
    points=3,
    hints=(
        "A thread that waits does not keep another one from waiting as well.",
        "Which line of yours lets the next fetch begin? Has the one before ended by then?",
        "Start the threads first, as many as may be; wait for them to end only afterwards.",
    ),
)
def test_waiting_overlaps(explore):
    demand_time(explore, durations=[1.0, 0.7], limit=2)


@check(
    "A slot that is free is taken at once",
    points=2,
    hints=(
        "Some fetches take longer than others. Who waits for the slowest one?",
        "Neither rounds of `limit` fetches nor a fixed share of the urls for each thread will do.",
        "Whoever has ended a fetch, whichever it is, makes room for the next url in the list.",
    ),
)
def test_free_slot_is_taken(explore):
    # no multiples of a hundredth: whoever looks only now and then comes too late
    demand_time(explore, durations=[1.0, 0.3133, 0.3133, 0.4177], limit=2)


@check(
    "Never more fetches at a time than the limit",
    points=1,
    hints=(
        "Count those that have begun and not ended. Who makes sure that they are not too many?",
        "Asking whether there is room and taking it has to be one step.",
        "A `Semaphore(limit)` around each fetch, or `limit` threads that fetch one url at a time.",
    ),
)
def test_never_over_the_limit(explore):
    for durations, limit in (([0.8, 0.3], 1), ([0.8, 0.3, 0.6], 2)):
        count = len(durations)
        explore("fetched_at_once", durations, limit).always(
            lambda most, limit=limit: most <= limit,
            lambda most, count=count, limit=limit: (
                f"Of {count} fetches with limit {limit}, {most} were going on at the same time."
            ),
        )


@check(
    "Results and starts are in the order of the urls",
    points=1,
    hints=(
        "The fetch that begins first need not be the first to end.",
        "A result has to go to the place of its url; a url may stand in the list more than once.",
        "Number the urls, and let each thread write to the place with its number. As for the "
        "starts: take the urls from the front.",
    ),
)
def test_order_is_kept(explore):
    explore("fetched", ["a", "b"], [0.8, 0.3], 2).always(
        lambda seen: seen["results"] == PAGES[:2],
        lambda seen: (
            "Of two fetches at the same time the one that began first ended last: the result was "
            f"{seen['results']!r} instead of {PAGES[:2]}."
        ),
    )
    explore("fetched_again", ["a", "b", "a"], 1).always(
        was_called_for_each,
        lambda results: (
            "The urls were ['a', 'b', 'a'], the limit 1, and each call of `fetch` had an answer of "
            f"its own: the result was {results!r}. It must hold the answer of another call in each place, "
            "in the order of the urls."
        ),
    )
    found = explore("fetched", ["a", "b", "c"], [0.3, 0.3, 0.3], 1)
    found.always(
        lambda seen: seen["results"] == PAGES,
        lambda seen: f"With limit 1 the result was {seen['results']!r} instead of {PAGES}.",
    )
    assert any(seen["begun"] == ["a", "b", "c"] for seen in found.values), (
        "With limit 1 the urls ['a', 'b', 'c'] were fetched in the order "
        f"{found.values[0]['begun']}, and never in their own."
    )


@check(
    "A failing fetch puts its exception in its place, and nothing else is lost",
    points=1,
    hints=(
        "What becomes of an exception in a thread that nobody catches there?",
        "`fetch` may raise any kind of `Exception`. Does its slot become free, and does its thread go on?",
        "Catch it around the call of `fetch`, keep the exception object itself as the result, and "
        "give back in `finally` what was taken.",
    ),
)
def test_failures_stay_in_place(explore):
    demand_failures(explore, urls=["a", "b"], failing=["a"], limit=1)
    demand_failures(explore, urls=["a", "b", "c"], failing=["a", "b", "c"], limit=1)
    demand_failures(explore, urls=["a", "b"], failing=["b"], limit=2)


@check(
    "When it returns, no thread is left",
    points=1,
    hints=(
        "A thread that has handed over its result has not ended yet.",
        "Does every thread learn that there is nothing left to do, also after a failure?",
        "`join` every thread that you have started; a pool has to be shut down.",
    ),
)
def test_no_thread_is_left(explore):
    for failing in ([], ["a"]):
        explore("threads_left", ["a", "b"], failing, 2).always(
            lambda left: left == 0,
            lambda left, failing=failing: (
                f"Two urls, limit 2{', one of which failed' if failing else ''}: when `fetch_all` "
                f"had returned, {left} of its threads had not ended yet."
            ),
        )


def demand_time(explore, *, durations, limit):
    """Demand the time that it takes if every fetch begins as soon as there is a free slot."""
    wanted = best_time(durations, limit)
    told = " s, ".join(f"{duration:g}" for duration in durations)
    explore("fetched_in_time", durations, limit, on_time=True).always(
        lambda seconds: abs(seconds - wanted) < 1e-6,
        lambda seconds: (
            f"Fetches of {told} s, in the order in which they began, at most {limit} at a time, "
            f"took {seconds:g} s in all. "
            + (
                f"With every fetch begun as soon as a slot was free it would have been {wanted:g} s."
                if seconds > wanted
                else f"Keeping to the limit it cannot be less than {wanted:g} s."
            )
        ),
    )


def best_time(durations: list[float], limit: int) -> float:
    """How long it takes if every fetch begins as soon as one of so many slots is free."""
    free = [0.0] * limit
    for duration in durations:
        heapq.heapreplace(free, free[0] + duration)
    return max(free)


def demand_failures(explore, *, urls, failing, limit):
    """Demand each page or, where there is none, the error, in the order of the urls."""
    wanted = [f"{'error' if url in failing else 'page'} of {url}" for url in urls]
    explore("fetched_with_failures", urls, failing, limit).always(
        lambda seen: seen == {"results": wanted, "begun": urls},
        lambda seen: (
            f"Of the urls {urls}, {failing} could not be fetched; with limit {limit}, "
            + (
                f"`fetch_all` itself raised `{seen['raised']}`"
                if "raised" in seen
                else f"`fetch` was called for {seen['begun']}, and the result was {seen['results']!r}"
            )
            + f". The result must be {wanted}, each error being the very object that `fetch` had raised."
        ),
    )


def begun_otherwise(seen: Any) -> bool:
    """Whether all is as it should be but for the order of the starts, which is asked elsewhere."""
    return bool(seen == {"results": PAGES[:2], "begun": ["b", "a"]})


def was_called_for_each(results: Any) -> bool:
    """Whether the answers are of the right urls and each of another call."""
    urls, calls = zip(*(answer.split(", call ") for answer in results), strict=True)
    return urls == ("a", "b", "a") and sorted(calls) == ["1", "2", "3"]
