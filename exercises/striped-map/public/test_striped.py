"""The checks that you can run yourself. The hidden ones ask the same and more."""

from grader.harness import check


@check(
    "With one thread it is a map",
    points=1,
    hint="With one stripe or with many, it does what a `dict` does.",
)
def test_one_thread(explore):
    for stripes in (1, 8):
        explore("one_thread", stripes).always(
            lambda seen: (
                (seen["apple"], seen["kiwi"]) == (4, "none")
                and sorted(seen["items"]) == [("apple", 4), ("fig", 1)]
            ),
            lambda seen, stripes=stripes: (
                f"A map of {stripes} stripes, after `put('apple', 3)` and updates of 'apple' and "
                f"'fig' by adding 1, from 0 where there is no value: `get('apple')` returned "
                f"{seen['apple']!r}, `get('kiwi', 'none')` {seen['kiwi']!r}, `items()` {seen['items']!r}."
            ),
        )


@check(
    "Two updates of one key lose nothing",
    points=1,
    hints=(
        "Reading the old value, computing and storing the new one: who may come in between?",
        "Two updates of one key must wait for each other, from before the read until after the store.",
    ),
)
def test_two_updates(explore):
    explore("threads_count", 4, 2).always(
        lambda value: value == 2,
        lambda value: (
            f"Two threads added 1 to a new key, from 0. Its value is {value!r} instead of 2."
        ),
    )
