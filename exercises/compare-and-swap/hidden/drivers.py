"""What the checks do with a stack, beside the student's code. Nothing here knows what is right."""

from __future__ import annotations

from functools import partial
from threading import Thread
from typing import Any

from submission import Stack
from support import AtomicReference


def attempt(stack: Stack) -> Any:
    """Pop; return the item in a list, or the name of what was raised."""
    try:
        return [stack.pop()]
    except IndexError:
        return "IndexError"


def emptied(stack: Stack) -> list[Any]:
    """Pop until the stack says that it is empty; return what came out."""
    out: list[Any] = []
    while len(out) < 20:
        popped = attempt(stack)
        if popped == "IndexError":
            break
        out.append(popped[0])
    return out


def carry_out(stack: Stack, steps: list[Any], popped: list[Any]) -> None:
    """Push the items of the steps; pop where a step is ``"pop"``, and keep what came."""
    for step in steps:
        if step == "pop":
            popped.append(attempt(stack))
        else:
            stack.push(step)


def in_turn(steps: list[Any]) -> dict[str, Any]:
    """Carry out steps in one thread; return what was popped, and what is left."""
    stack = Stack()
    popped: list[Any] = []
    carry_out(stack, steps, popped)
    return {"popped": popped, "left": emptied(stack)}


def two_stacks() -> list[Any]:
    """Push on two stacks; return what each holds."""
    first, second = Stack(), Stack()
    first.push("first")
    second.push("second")
    return [emptied(first), emptied(second)]


def the_same_object() -> bool:
    """Whether what comes out is the object that went in."""
    item = [1]
    stack = Stack()
    stack.push(item)
    return stack.pop() is item


def changes_of_references(items: list[Any]) -> int:
    """Push items and pop as many; return how many references `compare_and_set` has changed."""
    real = AtomicReference.compare_and_set
    answers = []

    def noting(reference: AtomicReference, old: object, new: object) -> bool:
        answers.append(real(reference, old, new))
        return answers[-1]

    AtomicReference.compare_and_set = noting
    try:
        carry_out(Stack(), [*items, *["pop" for _ in items]], [])
    finally:
        AtomicReference.compare_and_set = real
    return answers.count(True)


def at_once(before: list[Any], scripts: list[list[Any]]) -> dict[str, Any]:
    """Carry out each script in a thread of its own, on one stack.

    Args:
        before: Items that are pushed before any thread starts.
        scripts: The steps of each thread.

    Returns:
        What each thread popped, and what is left when all have ended, from the top.
    """
    stack = Stack()
    carry_out(stack, before, [])
    popped: list[list[Any]] = [[] for _ in scripts]
    threads = [
        Thread(target=partial(carry_out, stack, script, popped[number]), name=f"thread {number}")
        for number, script in enumerate(scripts)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return {"popped": popped, "left": emptied(stack)}
