"""What is graded: ten points, from one thread to readers and writers that keep coming."""

from typing import Any

from grader.harness import check


@check(
    "One thread reads and writes, one after the other",
    points=1,
    hints=(
        "Entering and leaving have to undo each other, for readers and for writers.",
        "If it hangs: does leaving give back everything that entering has taken?",
        "Two locks have nothing to do with each other: what belongs to the class belongs to both.",
    ),
)
def test_one_thread(explore):
    explore("one_thread", "RWRRWW", on_time=True).always(
        lambda seen: seen == [[0, 0], [1, 1], [1, 1], [1, 1], [2, 2], [3, 3]],
        lambda seen: (
            "One thread read and wrote in turn, and in the end had read "
            f"{seen}; the lock has lost a step."
        ),
    )
    explore("two_locks", on_time=True).always(lambda seen: seen == "both", "It did not end.")


@check(
    "Readers overlap",
    points=2,
    hints=(
        "Reading harms nobody who reads. For whom does a reader have to wait?",
        "The lock that protects your own counters must not be held while the user reads.",
        "Count the readers; only the first to come and the last to go have to do with writers. "
        "When a writer leaves, *all* waiting readers may come in.",
    ),
)
def test_readers_overlap(explore):
    explore("readers_meet_at_once", on_time=True).always(
        lambda seen: seen == "met",
        lambda seen: f"Two readers came to {seen}.",
        stuck="Two threads called `read()` on a free lock, and each waited inside for the other; they "
        "should both have been let in.",
    )
    explore("readers_meet_after_a_writer", on_time=True).always(
        lambda seen: seen == "met",
        lambda seen: f"Two readers came to {seen}.",
        stuck="While one thread wrote, two others called `read()`. When the writer had left, each of "
        "the two waited inside for the other; they should both have been let in.",
    )


@check(
    "A writer is alone",
    points=3,
    hints=(
        "Whom does a writer have to wait for, and who has to wait for a writer?",
        "To see that nobody is inside and to go in must be one step for all others.",
        "Whoever has been woken looks again, in a loop and under the lock, before it goes in.",
    ),
)
def test_writer_is_alone(explore):
    demand_alone(explore, "WW")
    demand_alone(explore, "RW")
    demand_alone(explore, "RRW")
    demand_alone(explore, "RWW")


@check(
    "Several writers and readers all come to their end",
    points=1,
    hints=(
        "Each who leaves may be the one for whom others wait. Does it wake them?",
        "A reader that leaves may have to wake a writer, and a writer readers or a writer.",
        "If one takes two locks, everybody has to take them in the same order.",
    ),
)
def test_everybody_ends(explore):
    for threads in ("WW", "RW", "RRW", "RWW"):
        explore("together", threads, on_time=True).always(
            lambda seen: isinstance(seen, dict), "It did not end."
        )


@check(
    "A waiting writer gets in although readers keep coming",
    points=1,
    hints=(
        "If there is always a reader inside, when does your writer's turn come?",
        "A reader that comes after a waiting writer may have to wait too, although others read.",
        "Let a writer say that it waits, and let new readers wait while that is so; or give "
        "everybody a number in the order of arrival.",
    ),
)
def test_writer_is_not_starved(explore):
    demand_turn(
        explore,
        "writer_among_readers",
        "A writer waited while readers kept coming, with at least one of them inside at each moment",
        "reads",
    )


@check(
    "A waiting reader gets in although writers keep coming",
    points=1,
    hints=(
        "If there is always a writer waiting, when does your reader's turn come?",
        "Writers that always go first starve readers, as readers that always go first starve writers.",
        "When a writer leaves, let those readers in that have been waiting; or give everybody a "
        "number in the order of arrival.",
    ),
)
def test_reader_is_not_starved(explore):
    demand_turn(
        explore,
        "reader_among_writers",
        "A reader waited while writers kept coming, and whenever one left another one was waiting",
        "writes",
    )


@check(
    "An exception gives the lock back",
    points=1,
    hints=(
        "What runs when the block of a `with` is left by an exception?",
        "Without `try … finally` around the `yield`, what comes after it is never reached.",
        "The exception goes on to the caller; the lock is free again.",
    ),
)
def test_exceptions_release(explore):
    for kind in ("read", "write"):
        explore("leave_with_error", kind, on_time=True).always(
            lambda seen: seen == {"came out": "ValueError", "seen": [[1, 1]]},
            lambda seen, k=kind: (
                f"The block of `{k}()` was left by a `ValueError`; out of it came "
                f"{seen['came out']}, and after that a writer, and then a reader, went in, which "
                f"saw {seen['seen']}. The `ValueError` should come out, and the reader see [[1, 1]]."
            ),
        )


def demand_alone(explore, threads: str) -> None:
    """Demand that no writer meets anybody else."""
    writers = threads.count("W")

    def right(seen: Any) -> bool:
        return bool(
            seen["end"] == [writers, writers]
            and len(seen["seen"]) == len(threads) - writers
            and all(first == second for first, second in seen["seen"])
        )

    found = explore("together", threads, on_time=True)
    if found.values and all(right(seen) for seen in found.values):
        return  # who gets stuck is the matter of another check
    found.always(right, lambda seen: met(threads, seen, writers))


def met(threads: str, seen: Any, writers: int) -> str:
    """Return how it showed that a writer was not alone."""
    who = f"{writers} writers" if writers > 1 else "A writer"
    readers = len(threads) - writers
    beside = f" and {'a reader' if readers == 1 else f'{readers} readers'}" if readers else ""
    torn = [pair for pair in seen["seen"] if pair[0] != pair[1]]
    told = f"{who}{beside} came at the same time; a writer adds one to two numbers. "
    if torn:
        return told + (
            f"A reader saw {torn[0]}: it was inside while a writer was between the two. It should "
            "see equal numbers."
        )
    return told + (
        f"In the end the numbers were {seen['end']} instead of {[writers, writers]}: two writers "
        "were inside at the same time."
    )


def demand_turn(explore, driver: str, what: str, others: str) -> None:
    """Demand that there is a schedule in which the one that waits gets in before ten others.

    A fair schedule is one of those that were tried; the least that has been seen decides.
    """
    found = explore(driver, on_time=True)
    in_time = any(type(seen) is list and seen and seen[0] < 10 for seen in found.values)
    found.always(
        lambda seen: in_time and len(seen) == 1,
        lambda seen: (
            f"{what}: {seen[0]} {others} began before it got in, and in no order of steps "
            "were they fewer than ten."
        ),
    )
