"""The checks that you can run yourself. The hidden ones ask the same and more."""

from grader.harness import check


@check(
    "With one thread, items come out as they went in",
    points=1,
    hint="A buffer is a queue: what went in first comes out first.",
)
def test_one_thread(explore):
    explore("one_thread").always(
        lambda taken: taken == [1, 2, 3],
        lambda taken: f"1, 2 and 3 were put in, in this order, and {taken} came out.",
    )


@check(
    "A producer and a consumer meet at a buffer with room for one item",
    points=1,
    hints=(
        "The consumer may come first, and the producer may be three items ahead.",
        "Who waits has to stand still until somebody else has changed the buffer and says so.",
    ),
)
def test_producer_and_consumer(explore):
    found = explore("producer_and_consumer")
    found.always(
        lambda taken: taken == [1, 2, 3],
        lambda taken: f"One thread put 1, 2 and 3; the other one got {taken}.",
    )
    found.never_spins("A thread went round and round in a loop while it waited for the other one.")
