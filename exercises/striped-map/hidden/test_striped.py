"""What is graded: ten points, from a map for one thread to one in which many can be at work."""

import itertools
from collections import Counter
from typing import Any

from grader.harness import check

FRUIT = [("apple", 3), ("fig", 0), ("pear", ""), ("plum", [1]), (7, "seven")]


@check(
    "With one thread it is a map",
    points=1,
    hints=(
        "With one stripe or with many, it does what a `dict` does.",
        "A value of `0` or `''` is a value. Does each of your methods tell it from none?",
        "`items()` is a list with a pair for each key, of all stripes.",
    ),
)
def test_one_thread(explore, call):
    explore("one_thread_steps", "apple").always(
        lambda seen: seen[0] == 2 and are_items(seen[1], {"apple": 2}),
        lambda seen: (
            "After `put('apple', 1)` and an update that adds 1, `get('apple')` returned "
            f"{seen[0]!r} and `items()` {seen[1]!r} instead of 2 and [('apple', 2)]."
        ),
    )
    for stripes in (1, 3, 8):
        wrong = wrong_put(call("one_thread_puts", stripes, FRUIT, "kiwi"))
        assert wrong is None, f"With {stripes} stripe{'s'[: stripes - 1]}: {wrong}"
    for key, given in (("fig", 0), ("pear", ""), ("kiwi", "none")):
        wrong = wrong_update(call("one_thread_updates", 3, FRUIT, key, "none"), key, given)
        assert wrong is None, wrong
    explore("another_thread_updated", 2, "apple").always(
        lambda value: value == 2,
        lambda value: (
            "One thread added 1 to a new key, then another one did and ended, with nothing at the "
            f"same time; `get` said {value!r} instead of 2."
        ),
    )


@check(
    "Equal keys share a stripe",
    points=1,
    hints=(
        "For a `dict`, `1`, `1.0` and `True` are the same key. Does your choice of the stripe know?",
        "What tells equal objects apart, such as their text, type or identity, is of no use here.",
        "Two objects that are equal have the same `hash`.",
    ),
)
def test_equal_keys(explore, call):
    explore("equal_keys", 97, [1, 1.0]).always(
        lambda seen: seen == {"got": [11, 11], "items": 1},
        lambda seen: (
            "After `put(1, 10)` and an update of 1.0 by adding 1, `get` said "
            f"{seen['got']} for 1 and 1.0, and `items()` had {seen['items']} pairs. 1 and 1.0 are "
            "equal, so it must be [11, 11], and one pair."
        ),
    )
    for keys in ([1, 1.0, True], [(1, 2), (1.0, 2.0)]):
        wanted = {"got": [9 + len(keys)] * len(keys), "items": 1}
        seen = call("equal_keys", 97, keys)
        assert seen == wanted, (
            f"After `put({keys[0]!r}, 10)`, the value of each of {keys[1:]} was updated by adding 1. "
            f"Then `get` said {seen['got']} for the keys {keys}, and `items()` had {seen['items']} "
            f"pair{'s'[: seen['items'] - 1]}. These keys are equal, so it must be {wanted['got']}, and one pair."
        )
    seen = call("equal_texts", 97, ["p", "ea", "r"], 20)
    assert seen == {"got": [20], "items": 1}, (
        "The value of 'pear' was updated 20 times by adding 1, each time with another object of the same "
        f"letters. Then `get` said {' or '.join(map(str, seen['got']))}, and `items()` had "
        f"{seen['items']} pair{'s'[: seen['items'] - 1]}, instead of 20 and one pair."
    )


@check(
    "Updates of a known key are atomic",
    points=2,
    hints=(
        "Reading the old value, computing and storing the new one: who may come in between?",
        "Two updates of one key must wait for each other, from before the read until after the store.",
        "Call `function` and store what it returns while you hold the lock of the key's stripe.",
    ),
)
def test_known_keys_lose_nothing(explore):
    demand_counts(explore, 4, before=[("a", 5)], keys=[["a"], ["a"]])
    demand_counts(explore, 1, before=[("a", 5), ("b", 7)], keys=[["a"], ["b"]])
    demand_counts(explore, 2, before=[("a", 5)], keys=[["a"], ["a"], ["a"]])


@check(
    "Updates of a new key are atomic",
    points=1,
    hints=(
        "Two threads may find at the same time that a key is new. What does each do then?",
        "Whatever you make when a key comes for the first time, two threads may make it.",
        "Decide which stripe it is without looking at anything that changes, and ask whether the "
        "key is there only under the lock of the stripe.",
    ),
)
def test_new_keys_lose_nothing(explore):
    demand_counts(explore, 4, before=[], keys=[["a"], ["a"]])
    for stripes in (1, 2):
        demand_counts(explore, stripes, before=[], keys=[["a"], ["b"]])


@check(
    "An update is atomic also for those who put or get",
    points=1,
    hints=(
        "Not only updates meet. What if somebody puts a value between the two halves of an update?",
        "Whoever changes a value has to wait at the same lock as an update.",
        "Until the new value is there, `get` sees the old one: store nothing that is to be replaced.",
    ),
)
def test_put_and_get(explore):
    for before in ([], [("a", 5)]):
        explore("puts_beside_update", 2, before, "a", 10).always(
            lambda value: value in (10, 11),
            lambda value, before=before: (
                f"With {before or 'nothing'} in the map, one thread called `put('a', 10)` while another one "
                f"updated 'a' by adding 1. In the end its value was {value!r}: neither 11, the "
                "update coming last, nor 10, the put coming last."
            ),
        )
    for before, old, new in (
        ([], "nothing", "the default, changed"),
        ([("a", "old")], "old", "old, changed"),
    ):
        explore("gets_beside_update", 2, before, "a", "the default").always(
            lambda seen, old=old, new=new: seen["got"] in ([old], [new]) and seen["end"] == new,
            lambda seen, before=before, old=old, new=new: (
                f"With {before or 'nothing'} in the map, one thread called `get('a', 'nothing')` while "
                f"another one was updating 'a' to {new!r}. It got {seen['got'][0]!r} instead of "
                f"{old!r} or {new!r}; in the end `get` said {seen['end']!r}."
            ),
        )


@check(
    "Updates in different stripes overlap",
    points=2,
    hints=(
        "Follow an update whose `function` takes very long. What is locked meanwhile, and who needs it?",
        "How many locks are there, really? `[Lock()] * 8` is one lock, eight times.",
        "While `function` runs, hold the lock of the key's own stripe and nothing else.",
    ),
)
def test_stripes_overlap(explore):
    keys = ["apple", "fig", "pear", "plum", "lime"]
    explore("updates_within_an_update", 16, keys, on_time=True).always(
        lambda values: values[:2] == [1, 1],
        lambda values: (
            "While an update of 'apple' was under way, other keys were updated; the values, from "
            f"0, are {values} instead of [1, 1]."
        ),
        stuck=f"In a map of 16 stripes, the `function` of an update of 'apple' waited until an update of "
        f"another key was over. None of {keys[1:]} could be updated meanwhile, so all wait for ever. "
        "Those in other stripes must not have to wait for 'apple'.",
    )


@check(
    "`items()` shows a stripe as it was at one moment",
    points=1,
    hints=(
        "Between two entries that you look at, both may be changed.",
        "Keys first and values later: what may happen to the values in between?",
        "Take all of a stripe under its lock, or with one `copy()`.",
    ),
)
def test_items_show_one_moment(explore):
    demand_moment(explore, before=[("a", 1), ("b", 1)], keys=["a", "b", "a"])
    demand_moment(explore, before=[], keys=["a", "b"])
    demand_two_stripes(explore, list(range(6)), [0, 2, 4])
    demand_two_stripes(explore, list(range(6)), [1, 3, 5])


@check(
    "`items()` never raises while others update",
    points=1,
    hints=(
        "What may not happen to a dictionary while somebody is going through it?",
        "Can a key be added anywhere that your loop is about to go through?",
        "Go through a stripe under its lock, or through a copy that was made in one step.",
    ),
)
def test_items_never_raise(explore):
    for stripes, before, keys in (
        (1, [], ["a"]),
        (1, [("a", 1)], ["b"]),
        (2, [("a", 1), ("b", 1), ("c", 1)], ["d", "e"]),
    ):
        explore("looks_beside_counting", stripes, before, keys).always(
            lambda seen: "raised" not in seen,
            lambda seen, before=before, keys=keys, stripes=stripes: (
                f"With {before or 'nothing'} in a map of {stripes} stripe{'s'[: stripes - 1]}, `items()` raised "
                f"`{seen['raised']}` while another thread updated {' and '.join(map(repr, keys))} "
                "for the first time."
            ),
        )


def wrong_put(seen: Any) -> str | None:
    """What is wrong after the pairs were put, or nothing."""
    values = [value for _, value in FRUIT]
    if seen["empty"] != []:
        return f"`items()` of a new map returned {seen['empty']!r} instead of []."
    if seen["before"] != ["nothing"] * len(FRUIT):
        return f"`get(key, 'nothing')` in a new map returned {seen['before']} for five keys."
    if seen["after"] != values:
        return (
            f"After putting {FRUIT}, `get(key, 'nothing')` returned {seen['after']} for these "
            f"keys instead of {values}."
        )
    if seen["unknown"] != [None, "nothing"]:
        return (
            "For an unknown key, `get(key)` and `get(key, 'nothing')` returned "
            f"{seen['unknown']} instead of [None, 'nothing']."
        )
    if not are_items(seen["items"], dict(FRUIT)):
        return (
            f"After putting {FRUIT}, `items()` returned {seen['items']!r}. It must be a list of "
            "these pairs, in any order."
        )
    return None


def wrong_update(seen: Any, key: str, given: object) -> str | None:
    """What is wrong after a key was updated, or nothing."""
    told = f"With {FRUIT} in the map, after `update({key!r}, function, 'none')`"
    if not seen["given"] or any(
        type(value) is not type(given) or value != given for value in seen["given"]
    ):
        return f"{told} `function` had been given {seen['given']} instead of [{given!r}]."
    if seen["value"] != "new":
        return f"{told}, where it returns 'new', `get({key!r})` returned {seen['value']!r}."
    if not are_items(seen["items"], dict(FRUIT) | {key: "new"}):
        return f"{told}, where it returns 'new', `items()` returned {seen['items']!r}."
    return None


def are_items(items: Any, wanted: dict[Any, Any]) -> bool:
    """Whether a list holds each pair once."""
    return type(items) is list and len(items) == len(wanted) and dict(items) == wanted


def demand_counts(explore, stripes, *, before, keys):
    """Let threads add 1 to the values of keys, each those of its list, and demand the sums."""
    wanted = dict(Counter(dict(before)) + Counter([key for each in keys for key in each]))
    touched = sorted({key for each in keys for key in each})
    told = (
        f"each of {'three' if len(keys) > 2 else 'two'} threads updated {touched[0]!r} by adding 1"
        if len(touched) == 1
        else f"one thread updated {touched[0]!r} by adding 1, and another one {touched[1]!r}"
    )
    explore("threads_count", stripes, before, keys).always(
        lambda items: are_items(items, wanted),
        lambda items: (
            f"In a map of {stripes} stripe{'s'[: stripes - 1]} with {before or 'nothing in it'}, {told}"
            f"{'' if before else ', from 0'}. In the end `items()` returned {items!r} instead of "
            f"{list(wanted.items())}."
        ),
    )


def demand_moment(explore, *, before, keys):
    """Look at a map of one stripe while a thread counts, and demand that it is a state there was."""
    states = [dict(Counter(dict(before)) + Counter(keys[:end])) for end in range(len(keys) + 1)]
    explore("looks_beside_counting", 1, before, keys).always(
        lambda seen: (
            "raised" in seen  # another check is about that
            or (
                any(are_items(seen["items"], state) for state in states)
                and are_items(seen["end"], states[-1])
            )
        ),
        lambda seen: (
            f"A map of one stripe went through {', then '.join(map(str, states))}. Meanwhile "
            f"another thread called `items()` and saw {seen['items']!r}; in the end it is "
            f"{seen['end']!r}. It must be one of these states, and in the end the last."
        ),
    )


def demand_two_stripes(explore, keys, order):
    """Look at a map of two stripes while a thread counts.

    Which keys share a stripe is not known. But it must be possible to divide them into two groups so that,
    in every schedule, what was seen of either group is what was there at one moment.
    """
    counted = [keys[index] for index in order]
    before = [(key, 1) for key in keys]
    found = explore("looks_beside_counting", 2, before, counted)
    states = [Counter(dict(before)) + Counter(counted[:end]) for end in range(len(counted) + 1)]
    looks = [dict(seen["items"]) for seen in found.values if shows_all(seen, keys)]
    pair = torn_within_a_group(keys, looks, states)
    found.always(
        lambda seen: (
            "raised" in seen
            or (
                shows_all(seen, keys)
                and (pair is None or not is_torn(pair, dict(seen["items"]), states))
            )
        ),
        lambda seen: (
            f"In a map of 2 stripes, the values of {', '.join(map(repr, keys))} were 1 each. While another "
            f"thread updated {', '.join(map(repr, counted))} by adding 1, in this order, `items()` showed "
            f"{seen['items']!r}. "
            + (
                f"The values of {pair[0]!r} and {pair[1]!r} never were like this at one moment; and as that is so "
                "of other pairs as well, in some schedules, it cannot be that they are all in different stripes."
                if pair
                else "It must show each of these keys once."
            )
        ),
    )


def shows_all(seen: Any, keys: list[int]) -> bool:
    """Whether there is one number for each key."""
    items = seen.get("items")
    return (
        type(items) is list
        and sorted(key for key, _ in items) == keys
        and all(type(value) is int for _, value in items)
    )


def is_torn(pair: tuple[int, int], seen: dict[int, int], states: list[Counter[int]]) -> bool:
    """Whether the values of two keys were never there at the same time."""
    return all(any(seen[key] != state[key] for key in pair) for state in states)


def torn_within_a_group(
    keys: list[int], looks: list[dict[int, int]], states: list[Counter[int]]
) -> tuple[int, int] | None:
    """Two keys that were torn, where torn ones cannot all be kept apart by dividing keys into two groups.

    Of all ways to divide them the one is taken in which the fewest are.
    """
    pairs = itertools.combinations(keys, 2)
    torn = [pair for pair in pairs if any(is_torn(pair, seen, states) for seen in looks)]
    divisions = [
        set(group) for size in range(len(keys)) for group in itertools.combinations(keys, size)
    ]
    within = [
        [pair for pair in torn if (pair[0] in group) == (pair[1] in group)] for group in divisions
    ]
    fewest = min(within, key=len)
    return fewest[0] if fewest else None
