"""What the checks do with a stack. This runs beside your code, in the same process."""

from __future__ import annotations

from threading import Thread
from typing import Any

from submission import Stack


def emptied(stack: Stack) -> list[Any]:
    """Pop until the stack is empty; return what came out."""
    out: list[Any] = []
    while len(out) < 10:
        try:
            out.append(stack.pop())
        except IndexError:
            break
    return out


def one_thread() -> list[Any]:
    """Push three items and pop until there are none."""
    stack = Stack()
    for item in (1, 2, 3):
        stack.push(item)
    return emptied(stack)


def two_push() -> list[Any]:
    """Let two threads push an item each; return what is then on the stack."""
    stack = Stack()
    threads = [Thread(target=stack.push, args=(item,)) for item in (1, 2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return emptied(stack)
