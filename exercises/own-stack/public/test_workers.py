"""The checks that you can run yourself. The hidden ones ask the same and more."""

from grader.harness import check


@check(
    "One worker does its work",
    points=1,
    hint="`run_workers(1, work)` calls `work(0, [])` in a thread and returns a list of its result.",
)
def test_one_worker(explore):
    explore("numbers", 1).always(
        lambda seen: seen == [0],
        lambda seen: f"One worker was to return its own number; the results were {seen}.",
    )


@check(
    "Every number is used once, and nobody writes on another's scratch list",
    points=1,
    hints=(
        "When does a worker ask what `i` is: when you make its thread, or when it runs?",
        "What a thread is given as an argument, nobody else can change.",
    ),
)
def test_two_workers(explore):
    explore("numbers", 2).always(
        lambda seen: seen == [0, 1],
        lambda seen: f"Two workers were to return their own numbers; the results were {seen}.",
    )
    explore("notes", 2).always(
        lambda seen: seen == [[0], [1]],
        lambda seen: f"Two workers wrote their numbers on their lists; these then held {seen}.",
    )
