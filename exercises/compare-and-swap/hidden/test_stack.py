"""What is graded: ten points, from one thread to threads that stand still."""

from collections.abc import Iterator
from typing import Any

from grader.harness import check


@check(
    "With one thread, last in is first out",
    points=1,
    hints=(
        "`pop` takes what was pushed last, and raises IndexError when there is nothing.",
        "How do you know that the stack is empty? `None` and 0 can be items, too.",
        "Does what is kept belong to the one stack, and not to the class?",
    ),
)
def test_one_thread(explore, call):
    for steps, popped, left in (
        ([1, 2, 3, "pop", 4, "pop", "pop"], [[3], [4], [2]], [1]),
        (["pop", None, 0, "pop", "pop", "pop"], ["IndexError", [0], [None], "IndexError"], []),
        ([5, 5, "pop", 5], [[5]], [5, 5]),
    ):
        explore("in_turn", steps).always(
            lambda seen, p=popped, r=left: seen == {"popped": p, "left": r},
            lambda seen, s=steps, p=popped, r=left: (
                f"Pushed and popped in this order: {s}. The pops gave {seen['popped']}, and then the "
                f"stack held {seen['left']} from the top; wanted are {p} and {r}."
            ),
        )
    seen = call("in_turn", [*range(15)])
    assert seen["left"] == [*range(14, -1, -1)], (
        f"0 to 14 were pushed, and then popped in this order: {seen['left']}."
    )
    explore("two_stacks").always(
        lambda seen: seen == [["first"], ["second"]],
        lambda seen: f"Two stacks got one item each, and then held {seen}.",
    )
    explore("the_same_object").always(
        lambda same: same is True, "What came out was not the object that had been pushed."
    )


@check(
    "Nothing is lost",
    points=2,
    hints=(
        "`compare_and_set` says whether it has changed anything. What if it has not?",
        "Who was overtaken must look again: what is on top is no longer what it was.",
        "A loop: look at the top, make a node on it in private, try to publish it, until that works.",
    ),
)
def test_nothing_is_lost(explore):
    for before, scripts in (
        ([], [[1], [2]]),
        ([9], [[1, 2], [3]]),
    ):
        explore("at_once", before, scripts).always(
            lambda seen, b=before, s=scripts: everything(seen, b, s),
            lambda seen, b=before, s=scripts: what_came(seen, b, s),
        )


@check(
    "Nothing comes out twice, and a pop finds what is there",
    points=2,
    hints=(
        "Two threads may both have seen the same node on top. Who of them has it?",
        "An item belongs to who has succeeded in taking its node off, and to nobody else.",
        "Return the item only after `compare_and_set` said True; an empty stack is one whose top was "
        "None at the moment when you looked.",
    ),
)
def test_nothing_comes_out_twice(explore):
    for before, scripts in (
        ([1, 2], [["pop"], ["pop"]]),
        ([1], [["pop"], ["pop"]]),
        ([1, 2, 3], [["pop", "pop"], ["pop"]]),
        ([1], [["pop"], [2]]),
        ([1, 2], [["pop", "pop"], [3]]),
        ([1], [["pop"], [2, "pop"]]),
    ):
        explore("at_once", before, scripts).always(
            lambda seen, b=before, s=scripts: (
                everything(seen, b, s) and enough_were_found(seen, b, s)
            ),
            lambda seen, b=before, s=scripts: what_came(seen, b, s),
        )


@check(
    "Last in is first out, for several threads too",
    points=1,
    hints=(
        "What one thread pushes later lies above what it pushed before. Each push and each pop must look "
        "as if it had happened at one moment: is there more than one thing that you change?",
        "If what is on top comes off and goes on again, is what lies below still the same?",
        "Never change a node that others can see; make a new one.",
    ),
)
def test_order_is_kept(explore):
    for before, scripts in (
        ([], [[1, 2], [3]]),
        ([1], [["pop", "pop"], [2]]),
        ([1, 2, 3], [["pop", "pop"], [4]]),
        ([1, 2, 3], [["pop"], ["pop", "pop", 3]]),
    ):
        possible = outcomes(before, scripts)
        explore("at_once", before, scripts).always(
            lambda seen, p=possible: seen in p,
            lambda seen, b=before, s=scripts: (
                f"On a stack with {b or 'nothing'}, {told(s)}. The pops gave {seen['popped']}, and from the top "
                f"{seen['left']} is left. No order of these pushes and pops, one after the other, gives that."
            ),
        )


@check(
    "One thread that stands still stops nobody",
    points=3,
    hints=(
        "What do the others wait for, if one of them is put aside for ever?",
        "A flag that says 'I am at work' is a lock, too, when others wait for it to go.",
        "Nothing may be half done between two steps that others can see.",
    ),
)
def test_lock_free(explore):
    for before, scripts in (
        ([], [[1], [2]]),
        ([1, 2], [["pop"], ["pop"]]),
        ([1], [["pop"], [2]]),
    ):
        explore.lock_free(
            "at_once",
            before,
            scripts,
            says=(
                f"On a stack with {before or 'nothing'}, {told(scripts)}. With one of the two threads "
                "standing still inside your code, the other one could not come to its end."
            ),
        )


@check(
    "It is built on `AtomicReference`, and no lock is used",
    points=1,
    hints=(
        "Everything that makes one thread wait for another is a lock by some other name.",
        "Queues, events, conditions and semaphores all have a lock inside.",
        "`AtomicReference` is all that you need.",
    ),
)
def test_no_lock(explore, source, call):
    source.never_uses(
        *(
            f"threading.{name}"
            for name in (
                "Lock",
                "RLock",
                "Condition",
                "Semaphore",
                "BoundedSemaphore",
                "Event",
                "Barrier",
            )
        ),
        "_thread",
        "queue",
        "multiprocessing",
        "concurrent",
        "asyncio",
        says="A stack that is free of locks gets along with AtomicReference.",
    )
    explore("in_turn", [1, "pop"]).always(
        lambda seen: seen == {"popped": [[1]], "left": []},
        lambda seen: f"1 was pushed and popped, which gave {seen['popped']}.",
    )
    assert call("changes_of_references", [1, 2]) > 0, (
        "Two items were pushed and popped, and no `AtomicReference` was ever changed by "
        "`compare_and_set`. The stack is to be built on it."
    )


def pushed(before: Any, scripts: Any) -> list[Any]:
    return sorted([*before, *[step for script in scripts for step in script if step != "pop"]])


def everything(seen: Any, before: Any, scripts: Any) -> bool:
    """Whether what was popped and what is left are what was pushed, each once."""
    out = [one[0] for popped in seen["popped"] for one in popped if one != "IndexError"]
    return sorted([*out, *seen["left"]]) == pushed(before, scripts)


def enough_were_found(seen: Any, before: Any, scripts: Any) -> bool:
    """Whether no pop found the stack empty that cannot have been."""
    pops = sum(step == "pop" for script in scripts for step in script)
    empty = sum(one == "IndexError" for popped in seen["popped"] for one in popped)
    return empty <= max(0, pops - len(before))


def outcomes(before: Any, scripts: Any) -> list[dict[str, Any]]:
    """What threads may have popped and left, for every order of all steps, one after the other."""
    found = []
    for order in orders([len(script) for script in scripts]):
        stack, popped = list(before), [[] for _ in scripts]
        steps = [iter(script) for script in scripts]
        for thread in order:
            step = next(steps[thread])
            if step == "pop":
                popped[thread].append([stack.pop()] if stack else "IndexError")
            else:
                stack.append(step)
        found.append({"popped": popped, "left": stack[::-1]})
    return found


def orders(lengths: list[int]) -> Iterator[list[int]]:
    """Every order in which threads can take so many steps each, as numbers of threads."""
    if not any(lengths):
        yield []
    for thread, length in enumerate(lengths):
        if length:
            rest = [number - (other == thread) for other, number in enumerate(lengths)]
            for order in orders(rest):
                yield [thread, *order]


def told(scripts: Any) -> str:
    return ", and at the same time ".join(
        ", then ".join("pop" if step == "pop" else f"push {step}" for step in script)
        for script in scripts
    )


def what_came(seen: Any, before: Any, scripts: Any) -> str:
    return (
        f"On a stack with {before or 'nothing'}, {told(scripts)}. The pops gave {seen['popped']}, and "
        f"{seen['left']} is left; together that must be {pushed(before, scripts)}, each once, and a "
        "pop may find nothing only if there is nothing."
    )
