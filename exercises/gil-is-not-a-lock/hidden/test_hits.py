"""What is graded: ten points, from counting with one thread to looking while others count."""

from collections import Counter
from typing import Any

from grader.harness import check


@check(
    "One thread can count, page by page",
    points=1,
    hints=(
        "Every `hit(page)` adds one to what `hits(page)` says of that page, and to no other.",
        "What does your code say of a page that was never hit?",
        "If it hangs: a `Lock` makes a thread wait for itself when it asks a second time.",
    ),
)
def test_one_thread_counts(explore):
    pages = ["a", "b", "a"]
    wanted = [dict.fromkeys("abc", 0) | Counter(pages[:end]) for end in range(len(pages) + 1)]
    explore("one_thread_hits", pages, ["c"]).always(
        lambda seen: seen == wanted,
        lambda seen: (
            f"The pages {pages} were hit one after the other. Before and after each, `hits` said "
            f"{seen} instead of {wanted}."
        ),
    )
    explore("two_counters_hit", ["a", "b"], ["a", "c"]).always(
        lambda seen: seen == [{"a": 1, "b": 1, "c": 0}, {"a": 1, "b": 0, "c": 1}],
        lambda seen: (
            "On one counter the pages 'a' and 'b' were hit, and on another one 'a' and 'c'. Of the "
            f"first, `hits` then said {seen[0]}, of the second {seen[1]}."
        ),
    )
    explore("another_thread_hit", "a").always(
        lambda value: value == 2,
        lambda value: (
            "One thread hit a page, then another one did and ended, with nothing at the same time; "
            f"`hits` said {value} instead of 2."
        ),
    )


@check(
    "One thread can ask for the top",
    points=1,
    hints=(
        "The pairs are sorted by their hits, the most first. Which way does `sorted` sort?",
        "Does it bear fewer pages than it is asked for, none at all, and `n` of 0?",
        "`top` must tell what is so now. Is something kept from an earlier call?",
    ),
)
def test_one_thread_asks(explore):
    pages, numbers = ["b", "a", "a", "c", "c", "c", "b", "b", "b"], [0, 1, 2, 5]
    explore("one_thread_asks", pages, numbers).always(
        lambda tops: wrong_top(tops, pages, numbers) is None,
        lambda tops: describe_tops(tops, pages, numbers),
    )


@check(
    "Two threads lose no hit of a known page",
    points=2,
    hints=(
        "How many steps is adding one to an entry, and who may come between them?",
        "While one thread is between reading and writing, no other may read for a hit of its own.",
        "Both threads have to wait at the same lock, from before the read until after the write.",
    ),
)
def test_known_pages_lose_nothing(explore):
    demand_no_loss(explore, before=["a"], pages=[["a"], ["a"]])
    demand_no_loss(explore, before=["a", "b"], pages=[["a"], ["b"]])


@check(
    "Two threads lose no hit of a new page",
    points=1,
    hints=(
        "What happens when two threads find at the same time that a page is new?",
        "Asking whether a page is there and putting it there are two steps.",
        "Ask within the same lock in which you count. Or find the method of `dict` that does both.",
    ),
)
def test_new_pages_lose_nothing(explore):
    demand_no_loss(explore, before=[], pages=[["a"], ["a"]])
    demand_no_loss(explore, before=[], pages=[["a"], ["b"]])


@check(
    "Three threads lose no hit",
    points=1,
    hints=(
        "What is safe for two must be safe for any number of threads.",
        "Follow one thread that waits while a second one works and a third one arrives.",
        "No thread may take its turn without asking, whatever it saw before it waited.",
    ),
)
def test_three_threads_lose_nothing(explore):
    demand_no_loss(explore, before=["a", "b"], pages=[["a"], ["a"], ["a"]])


@check(
    "`top` never raises while others hit",
    points=1,
    hints=(
        "What may not happen to a dictionary while somebody is going through it?",
        "A loop over a dictionary is many steps, and any `hit` of a new page can come between two.",
        "Go through the entries where no `hit` can come in, or through a copy that was made in one step.",
    ),
)
def test_top_never_raises(explore):
    for before, page in (([], "a"), (["a"], "b"), (["a", "b"], "c")):
        explore("asks_beside_hits", before, [[page]], 5).always(
            lambda seen: "raised" not in seen,
            lambda seen, before=before, page=page: (
                f"{before or 'Nothing'} had been hit. While another thread hit {page!r} for the "
                f"first time, `top(5)` raised `{seen['raised']}`."
            ),
        )
    explore("asks_for_unknown_beside_top", ["a", "b"], "c", 5).always(
        lambda seen: "raised" not in seen,
        lambda seen: (
            "['a', 'b'] had been hit. While another thread asked for the hits of the "
            f"unknown page 'c', `top(5)` raised `{seen['raised']}`."
        ),
    )


@check(
    "`top` shows only what was so at one moment",
    points=2,
    hints=(
        "Between reading the hits of one page and those of the next, both may be hit.",
        "A list that is put together from several looks shows a state that there never was.",
        "Take everything at one moment: under the lock that `hit` waits at, or with one `copy()`. Sort after that.",
    ),
)
def test_top_shows_one_moment(explore):
    demand_moment(explore, before=["a", "b"], pages=[["a", "b", "a"]], number=2)
    demand_moment(explore, before=[], pages=[["a", "b"]], number=2)
    demand_moment(explore, before=["a", "b"], pages=[["a", "b", "b"]], number=2)
    demand_moment(explore, before=["a"], pages=[["a"], ["b"]], number=2)
    explore("asks_beside_a_relay", ["a", "b"], 2).always(
        lambda seen: was_a_moment(seen, ["a", "b"], [["a", "b"]], 2),
        lambda seen: (
            "Two threads had hit 'a' and 'b', a page each. Then the first hit 'a' again, and when that was over "
            f"the second hit 'b' again. `top(2)`, asked meanwhile, said {seen['top']}; asked in the "
            f"end, {seen['end']}. It must never show 'b' ahead of 'a'."
        ),
    )


@check(
    "`hits` tells what the page had reached",
    points=1,
    hints=(
        "Someone may look at any moment, also between two steps of `hit`.",
        "What does a reader see if it comes while an entry is being made or changed?",
        "Keep what is unfinished in local variables, or let readers wait at the lock as well.",
    ),
)
def test_hits_were_reached(explore):
    for before in (0, 2):
        found = explore("reads_beside_hits", before, "a", 2, 2)
        found.always(
            lambda seen, before=before: were_reached(seen, before, before + 2),
            lambda seen, before=before: describe_reads(seen, before + 2),
        )


def demand_no_loss(explore, *, before, pages):
    """Let threads hit pages, each those of its list, and demand that all of them count."""
    wanted = dict(sorted(Counter([*before, *[page for each in pages for page in each]]).items()))
    known = f"{before} had been hit. Then t" if before else "T"
    explore("threads_hit", before, pages).always(
        lambda hits: hits == wanted,
        lambda hits: (
            f"{known}hreads hit {' and '.join(map(str, pages))}, each one of these lists, at the same "
            f"time; in the end `hits` said {hits} instead of {wanted}."
        ),
    )


def demand_moment(explore, *, before, pages, number):
    """Ask for the top while threads hit, and demand that there can have been such a state."""
    explore("asks_beside_hits", before, pages, number).always(
        lambda seen: was_a_moment(seen, before, pages, number),
        lambda seen: describe_moment(seen, before, pages, number),
    )


def describe_moment(seen: Any, before: list[str], pages: list[list[str]], number: int) -> str:
    known = f"{before} had been hit. " if before else ""
    who = "another thread was" if len(pages) == 1 else "other threads were"
    told = f"{known}While {who} hitting {' and '.join(map(str, pages))}, `top({number})` said {seen['top']}"
    reached = [state for _, state in states(before, pages)]
    if not any(is_top(seen["top"], state, number) for state in reached):
        shown = [str(state.most_common(number)) for state in reached]
        return f"{told}. Apart from ties, all that there can have been is {' or '.join(shown)}."
    return (
        f"{told} when {seen['begun']} of these hits had begun, and in the end, asked again, "
        f"{seen['end']} instead of {reached[-1].most_common(number)}."
        if not is_top(seen["end"], reached[-1], number)
        else f"{told} when only {seen['begun']} of these hits had begun."
    )


def states(before: list[str], pages: list[list[str]]) -> list[tuple[int, Counter[str]]]:
    """Every state that there can have been, with how many hits it took."""
    found: list[list[str]] = [[]]
    for each in pages:
        found = [[*some, *each[:end]] for some in found for end in range(len(each) + 1)]
    return [(len(some), Counter([*before, *some])) for some in found]


def was_a_moment(seen: Any, before: list[str], pages: list[list[str]], number: int) -> bool:
    """Whether the top is that of a state that had been reached; and in the end that of the last."""
    if "raised" in seen:
        return True  # another check is about that
    fits = any(
        count <= seen["begun"] and is_top(seen["top"], state, number)
        for count, state in states(before, pages)
    )
    return fits and is_top(seen["end"], states(before, pages)[-1][1], number)


def is_top(top: Any, state: Counter[str], number: int) -> bool:
    """Whether a list is what `top` may say of a state; pages with 0 hits are let pass."""
    if type(top) is not list or not all(type(count) is int for _, count in top):
        return False
    told = [(page, count) for page, count in top if count != 0]
    pages = {page for page, _ in told}
    return (
        len(pages) == len(told)
        and all(state.get(page) == count for page, count in told)
        and [count for _, count in told] == [count for _, count in state.most_common(number)]
    )


def wrong_top(tops: Any, pages: list[str], numbers: list[int]) -> tuple[int, int] | None:
    """The first wrong one of the tops: after how many hits, and which of the numbers."""
    if [len(each) for each in tops] != [len(numbers)] * (len(pages) + 1):
        return 0, 0
    for hits, each in enumerate(tops):
        for index, top in enumerate(each):
            if not is_top(top, Counter(pages[:hits]), numbers[index]):
                return hits, index
    return None


def describe_tops(tops: Any, pages: list[str], numbers: list[int]) -> str:
    hits, index = wrong_top(tops, pages, numbers) or (0, 0)
    wanted = Counter(pages[:hits]).most_common(numbers[index])
    return (
        f"After hits of {pages[:hits]}, one after the other, `top({numbers[index]})` said "
        f"{tops[hits][index]} instead of {wanted}{' (ties in any order)' if len(wanted) > 1 else ''}."
    )


def were_reached(seen: Any, before: int, end: int) -> bool:
    """Whether each value lies between what its reader saw before and what had begun since."""
    lowest = before
    for value, begun in seen["reads"]:
        if type(value) is not int or not lowest <= value <= begun:
            return False
        lowest = value
    return bool(seen["end"] == end)


def describe_reads(seen: Any, end: int) -> str:
    reads = ", then ".join(f"{value} when {begun} had begun" for value, begun in seen["reads"])
    return (
        f"While another thread was hitting a page, `hits` said {reads}; when all threads had ended, "
        f"it said {seen['end']} after {end} hits. It must never be more than the hits that have "
        "begun, never less than what the same thread could see before, and in the end exact."
    )
