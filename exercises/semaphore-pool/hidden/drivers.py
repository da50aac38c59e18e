"""What the checks do with pools, beside the student's code. Nothing here knows what is right."""

from __future__ import annotations

import builtins
from contextlib import ExitStack
from functools import partial
from itertools import count
from threading import Lock, Thread
from typing import Any

from submission import ConnectionPool


class Connection:
    """A connection that says how many use it at one time, and whether it is open.

    Args:
        service: Where it leads.
        number: Which one it is, from 1.
    """

    def __init__(self, service: Service, number: int) -> None:
        self._service = service
        self.number = number
        self.is_open = True
        self._users: list[int] = []

    def close(self) -> None:
        """Close it."""
        if self.is_open:
            self.is_open = False
            self._service.events.append(self)

    def use(self) -> None:
        """Take note of what a user finds."""
        self._users.append(1)
        if len(self._users) > 1:
            self._service.notes.append("lent to two users at once")
        if not self.is_open:
            self._service.notes.append("closed while it was in use")
        self._users.pop()


class Service:
    """What the pool connects to.

    Args:
        plan: What the first calls of `connect` come to: the name of an error, or "" for success.
    """

    def __init__(self, plan: list[str]) -> None:
        self._plan = iter(plan)
        self._numbers = count(1)
        self.events: list[Connection] = []
        """Each connection when it has been opened and once more when it has been closed."""
        self.notes: list[str] = []

    def connect(self) -> Connection:
        """Return a new connection, or raise what is planned."""
        error = next(self._plan, "")
        if error:
            raise named(error)
        connection = Connection(self, next(self._numbers))
        self.events.append(connection)
        return connection

    def open(self) -> list[int]:
        """Return the numbers of the connections that are open."""
        return sorted(one.number for one in self.events if self.events.count(one) == 1)

    def opened(self) -> int:
        """Return how many have ever been opened."""
        return len(set(self.events))

    def facts(self) -> dict[str, Any]:
        """Return what has been seen: the most that were open at one time, and what was strange."""
        most = 0
        open_now: set[Connection] = set()
        for connection in self.events:
            open_now ^= {connection}
            most = max(most, len(open_now))
        return {"most": most, "notes": sorted(set(self.notes)), "left": len(open_now)}


PLANNED = (ConnectionError, OSError, ValueError)


def named(error: str) -> Exception:
    """Return an exception of that built-in type."""
    return getattr(builtins, error)("as planned")


def leave(how: str) -> None:
    """Raise what a user leaves with, if anything."""
    if how != "use":
        raise named(how)


def name(error: Exception) -> str:
    """Return the name of a planned error, or of what a closed pool raises.

    Raises:
        NotImplementedError: It is that.
    """
    if isinstance(error, NotImplementedError):
        raise error
    return "RuntimeError" if isinstance(error, RuntimeError) else type(error).__name__


class Gate:
    """Is shut until somebody opens it; one thread may pass."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._lock.acquire()
        self.open = self._lock.release
        self.pass_through = self._lock.acquire


def run_together(bodies: list[Any]) -> None:
    """Run each body in a thread of its own and return when all have ended."""
    threads = [Thread(target=body) for body in bodies]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def perform(pool: Any, step: str, numbers: list[int]) -> str:
    """Take one step and return what came of it: "done", or the name of the error that came out.

    Args:
        pool: The pool.
        step: "close", "use", or the name of an error that the user raises.
        numbers: Gets the number of the connection that was used.
    """
    try:
        if step == "close":
            pool.close()
        else:
            with pool.connection() as connection:
                numbers.append(connection.number)
                connection.use()
                leave(step)
    except (RuntimeError, *PLANNED) as error:
        return name(error)
    return "done"


def one_thread(size: int, steps: list[str], plan: list[str]) -> list[list[Any]]:
    """Return for each step: what came of it, which connection was used, and which are open then."""
    service = Service(plan)
    pool = ConnectionPool(service.connect, size)
    seen = []
    for step in steps:
        numbers: list[int] = []
        outcome = perform(pool, step, numbers)
        seen.append([outcome, numbers[0] if numbers else 0, service.open()])
    return seen


def two_at_once() -> dict[str, Any]:
    """Let one thread use two connections at the same time, twice, in a pool of two."""
    service = Service([])
    pool = ConnectionPool(service.connect, 2)
    used = []
    for _ in range(2):
        with pool.connection() as first, pool.connection() as second:
            used.append([first is second, first.is_open, second.is_open])
    return {"used": used, "opened": service.opened()}


def closed_while_in_use(leaving: str) -> dict[str, Any]:
    """Close a pool with one connection in use and one idle.

    Args:
        leaving: "use", or the error with which the user leaves.

    Returns:
        Which connections are in use, idle, open after `close()`, and open after the user has left.
    """
    service = Service([])
    pool = ConnectionPool(service.connect, 2)
    open_then: list[int] = []
    outcome = "done"
    try:
        with pool.connection() as used:
            with pool.connection() as idle:
                pass
            pool.close()
            open_then = service.open()
            leave(leaving)
    except PLANNED as error:
        outcome = name(error)
    return {
        "used": used.number,
        "idle": idle.number,
        "open": open_then,
        "outcome": outcome,
        "left": service.open(),
        "later": perform(pool, "use", []),
    }


def many_threads(
    size: int, idle: int, scripts: list[list[str]], plan: list[str], afterwards: list[str]
) -> dict[str, Any]:
    """Let threads take their steps, then the main thread its own.

    Args:
        size: Of the pool.
        idle: How many connections are idle in it before.
        scripts: The steps of each thread.
        plan: What the first calls of `connect` come to.
        afterwards: The steps of the main thread when the others have ended.

    Returns:
        What came of the steps of each thread and of the main one, and what the service has seen.
    """
    service = Service(plan)
    pool = ConnectionPool(service.connect, size)
    with ExitStack() as stack:
        for _ in range(idle):
            stack.enter_context(pool.connection())
    outcomes: list[list[str]] = [[] for _ in scripts]

    def follow(number: int) -> None:
        for step in scripts[number]:
            outcomes[number].append(perform(pool, step, []))

    run_together([partial(follow, number) for number in range(len(scripts))])
    later = [perform(pool, step, []) for step in afterwards]
    return {"outcomes": outcomes, "afterwards": later, **service.facts()}


def connecting_together() -> list[str]:
    """Let two threads meet inside `connect`, and return what came of their use."""
    service = Service([])
    numbers = count()
    there = [Gate(), Gate()]

    def connect() -> Connection:
        number = next(numbers) % 2
        there[number].open()
        there[1 - number].pass_through()
        return service.connect()

    pool = ConnectionPool(connect, 2)
    outcomes: list[str] = []

    def use() -> None:
        with pool.connection():
            outcomes.append("done")

    run_together([use, use])
    return outcomes


def used_until_closed() -> dict[str, Any]:
    """Let a user keep its connection until `close()` of another thread has returned."""
    service = Service([])
    pool = ConnectionPool(service.connect, 1)
    lent, closed = Gate(), Gate()
    seen = []

    def use() -> None:
        with pool.connection() as connection:
            lent.open()
            closed.pass_through()
            seen.append(connection.is_open)

    def close() -> None:
        lent.pass_through()
        try:
            pool.close()
        finally:
            closed.open()

    run_together([use, close])
    return {"open in use": seen, "left": service.open()}
