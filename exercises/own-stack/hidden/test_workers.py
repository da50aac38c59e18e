"""What is graded: ten points, from one worker to workers that fail."""

from typing import Any

from grader.harness import check


@check(
    "One worker does its work",
    points=1,
    hints=(
        "`run_workers(1, work)` calls `work(0, [])` once and returns a list with its one result.",
        "The result of a thread's function goes nowhere by itself; where do you keep it?",
        "Wait for the end of the thread before you return.",
    ),
)
def test_one_worker(explore):
    explore("numbers", 1).always(
        lambda seen: seen == [0],
        lambda seen: f"One worker returned its number, which is 0; `run_workers` returned {seen}.",
    )
    explore("calls", 1).always(
        lambda called: called == [0],
        lambda called: (
            f"For one worker `work` was called with the numbers {called} instead of [0]."
        ),
    )
    explore("numbers_of_slow_ones", 1, 86400).always(
        lambda seen: seen == [0],
        lambda seen: (
            "One worker returned its number, which is 0, after a whole day of work; "
            f"`run_workers` returned {seen}."
        ),
    )


@check(
    "Every number is used exactly once",
    points=2,
    hints=(
        "When does a worker ask what `i` is: when you make its thread, or when it runs?",
        "A function that is defined in a loop refers to the loop's variable; it does not copy it.",
        "Hand the number over as an argument: an argument belongs to the call that got it.",
    ),
)
def test_numbers_are_used_once(explore, call):
    explore("calls", 2).always(
        lambda called: sorted(called) == [0, 1],
        lambda called: (
            f"For 2 workers, `work` was called with the numbers {called}; 0 and 1 should come once "
            "each, in any order."
        ),
    )
    called = call("calls", 12)
    assert sorted(called) == list(range(12)), (
        f"For 12 workers, `work` was called with the numbers {called}; each from 0 to 11 should come "
        "once, in any order."
    )


@check(
    "No two calls share a scratch list",
    points=2,
    hints=(
        "How many lists are there, and who made them, and when?",
        "A default value is made once, when the function is defined, and stays the same object.",
        "Make a new list for each call, as an argument, and keep no reference to it.",
    ),
)
def test_scratch_lists_are_private(explore, call):
    for n, times in ((1, 2), (2, 1)):
        explore("notes", n, times).always(
            lambda notes: all(found == 0 and [left[0]] * 2 == left for found, left in notes),
            lambda notes, n=n, times=times: (
                f"{'Two workers' if n == 2 else 'A worker'} wrote {'their' if n == 2 else 'its'} number "
                f"twice on the scratch list{', and then another worker did' if times == 2 else ''}. "
                f"{told(notes)}. A list must be empty at first, and then hold what its own worker wrote."
            ),
        )
        explore("different_lists", n, times).always(
            lambda seen: seen == [2, 2],
            lambda seen, times=times: what_lists(seen, 2, ", one after the other," * (times - 1)),
        )
    seen = call("different_lists", 12, 1)
    assert seen == [12, 12], what_lists(seen, 12)


@check(
    "The results stand in the order of the numbers",
    points=1,
    hints=(
        "Which of two threads ends first? Nobody knows.",
        "A list to which everybody appends is in the order of appending.",
        "Give every result a place of its own: the place of its number.",
    ),
)
def test_results_keep_their_order(explore, call):
    explore("numbers", 2).always(
        lambda seen: in_order(seen, 2),
        lambda seen: f"2 workers returned their numbers, and the results were {seen}, not [0, 1].",
    )
    seen = call("numbers", 12)
    assert in_order(seen, 12), f"12 workers returned their numbers, and the results were {seen}."


@check(
    "Each call runs in a thread of its own",
    points=1,
    hints=(
        "Is `work` called by a thread that you have started, or by the one that asked you to?",
        "A pool hands the next call to a thread that is done with the last one.",
        "Make a `Thread` for each number, and start it.",
    ),
)
def test_each_call_has_a_thread(explore, call):
    for n in (1, 2):
        explore("threads_used", n).always(
            lambda seen, n=n: own_threads(seen, n),
            lambda seen, n=n: what_threads(seen, n),
        )
    seen = call("threads_used", 12)
    assert own_threads(seen, 12), what_threads(seen, 12)


@check(
    "The exception of the lowest number is raised",
    points=2,
    hints=(
        "An exception ends the thread in which it is raised; who hears of it?",
        "Catch it where it happens, keep it in the place of its number, and raise it later.",
        "Which of several exceptions comes first in time does not matter; look at them in order.",
    ),
)
def test_the_lowest_exception_is_raised(explore):
    for n, bad in ((1, [0]), (2, [1]), (2, [0, 1])):
        explore("spoiled", n, bad).always(
            lambda seen, bad=bad: seen["outcome"] == ["raised", [bad[0]]],
            lambda seen, n=n, bad=bad: (
                f"Of {n} worker{'s' * (n > 1)}, {which(bad)} raised `Spoiled(number)`, and `run_workers` "
                f"{what(seen['outcome'])}; it should raise `Spoiled({bad[0]})`."
            ),
        )
    explore("after_a_failure").always(
        lambda seen: seen == [0],
        lambda seen: (
            "One worker failed; then another one, in another `run_workers`, returned its number, and "
            f"the results were {seen} instead of [0]."
        ),
    )


@check(
    "An exception is raised only when all threads have ended",
    points=1,
    hints=(
        "If the first worker fails, what are the others doing at that moment?",
        "To join some and then to raise leaves the rest running.",
        "First join all threads, in one loop; then, in another one, look for exceptions.",
    ),
)
def test_all_have_ended_before(explore):
    for bad in ([0], [1]):
        explore("spoiled", 2, bad).always(
            lambda seen: seen["ended"] == 2,
            lambda seen, bad=bad: (
                f"Of 2 workers, {which(bad)} raised. When `run_workers` {what(seen['outcome'])}, "
                f"{seen['ended']} of the 2 had come to the end of their work."
            ),
        )


def in_order(seen: Any, n: int) -> bool:
    """Whether there are n results, none before a lower one; that all numbers are used is not asked."""
    return isinstance(seen, list) and len(seen) == n and seen == sorted(seen)


def own_threads(seen: Any, n: int) -> bool:
    return seen["threads"] == n and not seen["mine"]


def what_threads(seen: Any, n: int) -> str:
    mine = ", one of them the thread that called `run_workers`" if seen["mine"] else ""
    return (
        f"For {n} worker{'' if n == 1 else 's'}, the calls of `work` ran in {seen['threads']} different "
        f"thread{'' if seen['threads'] == 1 else 's'}{mine}; each should have a new thread to itself."
    )


def what_lists(seen: Any, n: int, how: str = "") -> str:
    calls, lists = seen
    return (
        f"{n} workers{how} were to work. When that was over, there had been {calls} calls of `work`, "
        f"with {lists} different scratch lists; each of {n} calls should get a list of its own."
    )


def told(notes: Any) -> str:
    return "; ".join(f"found: {found} entries, left: {left}" for found, left in notes).capitalize()


def what(outcome: Any) -> str:
    how, value = outcome
    return f"raised `Spoiled({value[0]})`" if how == "raised" else f"returned {value}"


def which(bad: list[int]) -> str:
    return " and ".join(f"number {number}" for number in bad)
