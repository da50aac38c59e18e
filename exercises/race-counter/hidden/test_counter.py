"""What is graded: ten points, from counting with one thread to counting with many."""

from typing import Any

from grader.harness import check


@check(
    "One thread can count, on several counters",
    points=1,
    hints=(
        "A new counter is at 0, and every `increment()` adds one to what its own `value` says.",
        "Does anything belong to the class, or to the thread, that should belong to the counter?",
        "If it hangs: a `Lock` makes a thread wait for itself when it asks a second time.",
    ),
)
def test_one_thread_can_count(explore, call):
    explore("one_thread_counts", 2).always(
        lambda values: values == [0, 1, 2],
        lambda values: (
            f"Before and after each of two increments, `value` was {values} instead of [0, 1, 2]."
        ),
    )
    values = call("one_thread_counts", 12)
    assert values == list(range(13)), (
        f"Before and after each of twelve increments, `value` was {values}."
    )
    explore("one_thread_counts_on_two").always(
        lambda values: values == [[1, 0], [1, 1]],
        lambda values: (
            "One counter was incremented and then another; after each of the two steps their "
            f"values were {values} instead of [[1, 0], [1, 1]]."
        ),
    )
    explore("another_thread_counted").always(
        lambda value: value == 2,
        lambda value: (
            "One thread incremented, then another did and ended, with nothing at the same time; "
            f"`value` ended as {value} instead of 2."
        ),
    )


@check(
    "Two threads lose no increment",
    points=4,
    hints=(
        "How many steps does adding one take, and what may happen between them?",
        "While one thread is between reading and writing, no other may read for its own increment.",
        "Both threads have to wait at the same lock, from before the read until after the write.",
    ),
)
def test_two_threads_lose_nothing(explore):
    explore("threads_increment", [1, 1]).always(
        lambda value: value == 2,
        lambda value: (
            f"Two threads called `increment()` once each, and `value` ended as {value} "
            "instead of 2."
        ),
    )
    explore("threads_increment", [2, 1]).always(
        lambda value: value == 3,
        lambda value: (
            "One thread called `increment()` twice and another one once, and `value` ended as "
            f"{value} instead of 3."
        ),
    )


@check(
    "Three threads lose no increment",
    points=2,
    hints=(
        "What is safe for two must be safe for any number of threads.",
        "Follow one thread that waits while a second one works and a third one arrives.",
        "No thread may take its turn without asking, whatever it saw before it waited.",
    ),
)
def test_three_threads_lose_nothing(explore):
    explore("threads_increment", [1, 1, 1]).always(
        lambda value: value == 3,
        lambda value: (
            f"Three threads called `increment()` once each, and `value` ended as {value} "
            "instead of 3."
        ),
    )


@check(
    "A value read during increments is one that the counter had reached",
    points=2,
    hints=(
        "Someone may look at any moment, also between two steps of `increment()`.",
        "What does a reader see if it comes while the counter is being changed?",
        "Keep what is unfinished in local variables, or let readers wait at the lock as well.",
    ),
)
def test_reads_see_what_was_reached(explore):
    demand_reached(explore, before=0, times=[2], reads=2)
    demand_reached(explore, before=0, times=[1, 1], reads=1)
    # 9 and 255: here a count that is kept in parts carries over
    demand_reached(explore, before=9, times=[1], reads=1)
    demand_reached(explore, before=255, times=[1], reads=1)


@check(
    "Independent counters do not wait for each other",
    points=1,
    hints=(
        "Which threads have to wait for each other, and which of them never meet?",
        "Who owns the lock: the class, the module, or the counter that it protects?",
    ),
)
def test_independent_counters_do_not_wait(explore):
    explore("two_counters_at_once").always(
        lambda values: values == [1, 1],
        lambda values: f"Two threads incremented a counter each; the values are {values}.",
    )
    explore.frozen("two_counters_at_once", thread="first").always_finishes(
        "second",
        "With one thread standing still inside `increment()` of its counter, another thread could "
        "not increment a counter of its own.",
    )


def demand_reached(explore, *, before, times, reads):
    """Let one thread read beside others that increment, and demand what can be seen of a counter."""
    end = before + sum(times)
    found = explore("reads_beside_increments", before, times, reads)
    found.always(lambda seen: were_reached(seen, before, end), lambda seen: describe(seen, end))


def were_reached(seen: Any, before: int, end: int) -> bool:
    """Whether each value lies between what its reader saw before and what had begun since."""
    lowest = before
    for value, begun in seen["reads"]:
        if type(value) is not int or not lowest <= value <= begun:
            return False
        lowest = value
    return bool(seen["end"] == end)


def describe(seen: Any, end: int) -> str:
    reads = ", then ".join(f"{value} when {begun} had begun" for value, begun in seen["reads"])
    return (
        f"While others were incrementing, a thread read `value`: {reads}; when all threads had "
        f"ended, it was {seen['end']} after {end} increments. A value must be a whole number, "
        "never more than the increments that have begun and never less than what the same thread "
        "could see before, and in the end exact."
    )
