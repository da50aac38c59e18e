"""What is graded: ten points, from one thread to many, then closing, then time."""

from typing import Any

from grader.harness import check

ENDED = ("Closed", "TimeoutError")
LETTERS = "ABCD"
ITEMS = [10, 0, 20, 20, 30, 40]


@check(
    "With one thread, items come out as they went in",
    points=1,
    hints=(
        "A buffer is a queue: what went in first comes out first.",
        "Does everything belong to the one buffer, and nothing to the class or the module?",
        "If it hangs: does a method call another one while it holds a `Lock` that both need?",
    ),
)
def test_one_thread(explore, call):
    for capacity, letters in ((1, "PGP"), (2, "PPG")):
        explore("one_thread", capacity, scripted(letters, ITEMS), on_time=True).always(
            lambda seen, p=letters: in_order(seen, p),
            lambda seen, c=capacity, p=letters: what_came_out(seen, c, p),
        )
    for capacity, letters in ((1, "PGPGPG"), (3, "PPPGPGPGGPGG")):
        seen = call("one_thread", capacity, scripted(letters, ITEMS))
        assert in_order(seen, letters), what_came_out(seen, capacity, letters)
    explore("two_buffers", on_time=True).always(
        lambda seen: seen == ["first", "second"],
        lambda seen: (
            'Of two buffers one was given "first" and the other "second"; '
            f"what came out of the two was {seen}."
        ),
    )


@check(
    "There are never more items inside than the capacity",
    points=1,
    hints=(
        "Two producers may both look for room before either of them has put its item in.",
        "To see that there is room and to use it must be one step for all others.",
        "Whoever waited for room has to look again when it wakes: another may have been faster.",
    ),
)
def test_never_over_capacity(explore):
    demand_capacity(explore, 1, ["PP", "GG"])
    demand_capacity(explore, 1, ["P", "P", "GG"])
    demand_capacity(explore, 2, ["PPP", "G"])


@check(
    "Nothing is lost or doubled, and what went in first comes out first",
    points=1,
    hints=(
        "Two consumers may both see that there is an item. How many items are there?",
        "Looking at the buffer and changing it must not be two steps that others can come between.",
        "Everything that reads or changes the items has to happen under one lock, `get` included.",
    ),
)
def test_first_in_first_out(explore):
    explore("outcomes", 2, [], [[["put", 1], ["put", 2]], [["get"], ["get"]]], on_time=True).always(
        lambda seen: seen[1] == [1, 2],
        lambda seen: (
            "One thread put 1 and then 2 into a buffer of capacity 2, and another one called "
            f"`get()` twice; it got {seen[1]} instead of [1, 2]."
        ),
    )
    demand_history(explore, 2, [1, 2], [[["get"]], [["get"]]], [], why=ORDER)
    demand_history(explore, 2, [], [[["put", 1]], [["put", 2]]], [["get"], ["get"]], why=ORDER)
    explore(
        "outcomes", 2, [], [[["put", 1]], [["put", 2]], [["get"], ["get"]]], on_time=True
    ).always(
        lambda seen: sorted(seen[2]) == [1, 2],
        lambda seen: (
            "Two threads put 1 and 2 into a buffer of capacity 2, and a third one called `get()` "
            f"twice; it got {seen[2]} instead of both items, in either order."
        ),
    )


@check(
    "With several producers and consumers, nobody waits for what is there",
    points=2,
    hints=(
        "Who has to be told when an item has gone in, and who when one has come out?",
        "A wake-up that reaches a thread which cannot use it is lost to the one that could.",
        "Producers and consumers wait for different things: either keep them apart, each with a "
        "condition of its own, or wake all; and wake somebody after every single change.",
    ),
)
def test_no_lost_wake_up(explore):
    demand_all(explore, 1, [], ["PP", "G", "G"])
    demand_all(explore, 1, [9], ["P", "P", "GG"])
    demand_all(explore, 2, [], ["PP", "G", "G"])
    demand_all(explore, 2, [8, 9], ["P", "P", "GG"])


@check(
    "Whoever waits sleeps until it is woken",
    points=1,
    hints=(
        "What does a thread do while it waits: nothing, or ask again and again?",
        "A loop that asks and sleeps a little still asks; it is late, and it costs something.",
        "The one who changes the buffer knows when; a `Condition` lets it wake those who wait.",
    ),
)
def test_no_busy_waiting(explore):
    for step, waker, filled, timed in (
        (["get"], ["put", 1], [], False),
        (["put", 2], ["get"], [1], False),
        (["get", 5], ["put", 1], [], True),
        (["put", 2, 5], ["get"], [1], True),
    ):
        found = explore("timed", 1, filled, [[step], [["sleep", 1], waker]], [], on_time=True)
        found.always(
            lambda seen, t=timed: t or seen["threads"][0][0] not in ENDED,
            lambda seen, s=step, w=waker: (
                f"While one thread waited in {told(s)}, another one called {told(w)} one second "
                f"later; {told(s)} came to {shown(s, seen['threads'][0][0])}."
            ),
        )
        full = "full" if filled else "empty"
        found.never_spins(
            f"While the buffer was {full}, {told(step)} went round and round in a loop and asked "
            "again. It should stand still until another thread wakes it."
        )


@check(
    "`close()` wakes everybody who waits",
    points=1,
    hints=(
        "Somebody may be waiting when the buffer is closed: nobody will ever put anything again.",
        "How many threads may be waiting, and for what? Each of them has to hear of it.",
        "Wake all producers and all consumers, and let each of them look at the flag when it wakes.",
    ),
)
def test_close_wakes_everybody(explore):
    explore("outcomes", 1, [], [[["get"]], [["get"]], [["close"]]], on_time=True).always(
        lambda seen: seen[:2] == [["Closed"], ["Closed"]],
        lambda seen: (
            "Two threads called `get()` on an empty buffer and a third one closed it; the two came "
            f"to {in_words(seen[:2])} instead of `Closed` each."
        ),
    )
    explore("outcomes", 1, [1], [[["put", 2]], [["put", 3]], [["close"]]], on_time=True).always(
        lambda seen: seen[:2] == [["Closed"], ["Closed"]],
        lambda seen: (
            "Two threads called `put` on a full buffer and a third one closed it; the two came to "
            f"{in_words(seen[:2])} instead of `Closed` each."
        ),
    )
    explore("outcomes", 1, [], [[["get"]], [["close"]], [["close"]]], on_time=True).always(
        lambda seen: seen == [["Closed"], ["done"], ["done"]],
        lambda seen: (
            "One thread called `get()` on an empty buffer and two others closed it; they came to "
            f"{in_words(seen)}. `get()` should raise `Closed`, and closing twice does no harm."
        ),
    )


@check(
    "After `close()` nothing goes in, and what is left still comes out",
    points=1,
    hints=(
        "Closed does not mean empty: consumers go on until nothing is left.",
        "A consumer that has been told `Closed` goes home. May an item still come after that?",
        "To look whether it is closed and to put an item in is one step, under the lock of `close`.",
    ),
)
def test_close_leaves_what_is_inside(explore):
    script = [["put", 7], ["put", 7], ["close"], ["put", 3]]
    script += [["get"], ["put", 4], ["close"], ["get"], ["get"], ["get"], ["put", 5]]
    wanted = ["done", "done", "done", "Closed", 7, "Closed", "done", 7, "Closed", "Closed"]
    wanted.append("Closed")
    explore("one_thread", 2, script, on_time=True).always(
        lambda seen: seen == wanted,
        lambda seen: (
            "One thread used a buffer of capacity 2: "
            + ", ".join(
                f"{told(step)} came to {shown(step, outcome)}"
                for step, outcome in zip(script, seen, strict=True)
            )
            + ". After `close()` every `put` raises `Closed`; `get()` returns what is left, and "
            "then raises `Closed`; closing again does nothing."
        ),
    )
    explore(
        "outcomes", 2, [], [[["put", 1], ["close"]], [["get"]], [["get"]]], on_time=True
    ).always(
        lambda seen: sorted(map(str, seen[1] + seen[2])) == ["1", "Closed"],
        lambda seen: (
            "One thread put 1 and closed the buffer; two others called `get()` once each and came "
            f"to {in_words(seen[1:])}. One of them should get the 1 and the other one `Closed`."
        ),
    )
    explore("outcomes", 1, [], [[["put", 1]], [["get"]], [["close"]]], on_time=True).always(
        lambda seen: seen[:2] in ([["done"], [1]], [["Closed"], ["Closed"]]),
        lambda seen: (
            f"`put(1)`, `get()` and `close()` were called by three threads; `put(1)` came to "
            f"{shown(['put', 1], seen[0][0])} and `get()` to {shown(['get'], seen[1][0])}. Either "
            "the item goes in and comes out, or both are told `Closed`."
        ),
    )
    demand_history(explore, 1, [], [[["put", 1]], [["close"], ["get"]]], [["get"]], why=LEFT)
    demand_history(explore, 1, [1], [[["put", 2]], [["close"], ["get"], ["get"]]], [], why=LEFT)


@check(
    "A timeout ends the waiting in time, and only the waiting",
    points=1,
    hints=(
        "The time runs from the call on, however often the thread is woken in between.",
        "A thread whose time is up may have been woken at the same moment. Who is told instead?",
        "Fix the end of the waiting first, wait for what is left of it, and look at the buffer once "
        "more before you raise `TimeoutError`; whoever gave up leaves nothing behind.",
    ),
)
def test_timeouts(explore):
    demand_without_waiting(explore)
    demand_in_time(explore)
    demand_total_time(explore)
    demand_nothing_lost_at_the_end(explore)


@check(
    "`Closed` wins over a timeout",
    points=1,
    hints=(
        "A closed buffer will never have room again: waiting for it makes no sense.",
        "Whoever waits with a timeout has to be woken by `close()` as well.",
        "Look whether it is closed first, and at the clock only after that.",
    ),
)
def test_closed_wins(explore):
    script = [["put", 1], ["close"], ["put", 2, 0], ["put", 2, 5], ["get", 0]]
    script += [["put", 3, 0], ["get", 0], ["get", 5]]
    wanted = ["done", "done", "Closed", "Closed", 1, "Closed", "Closed", "Closed"]
    explore("one_thread", 1, script, on_time=True).always(
        lambda seen: seen == wanted,
        lambda seen: (
            "One thread used a buffer of capacity 1: "
            + ", ".join(
                f"{told(step)} came to {shown(step, outcome)}"
                for step, outcome in zip(script, seen, strict=True)
            )
            + ". When the buffer is closed, who cannot be served is told `Closed`, whatever the "
            "timeout."
        ),
    )
    for step, filled in ((["get", 5], []), (["put", 2, 5], [1])):
        demand_time(explore, filled, [[step], [["sleep", 1], ["close"]]], wanted=[["Closed"], 1.0])


ORDER = (
    "Each item has to come out exactly once, and one whose `put` was over before another `put` "
    "began has to come out before that one's."
)
LEFT = (
    "What `put` has accepted has to come out before anyone is told `Closed`, and after `close()` "
    "nothing may be accepted."
)


def in_order(seen: Any, letters: str) -> bool:
    return taken(seen, letters) == ITEMS[: letters.count("G")]


def what_came_out(seen: Any, capacity: int, letters: str) -> str:
    return (
        f"One thread used a buffer of capacity {capacity}: {listed(scripted(letters, ITEMS))}. What "
        f"`get()` returned was {taken(seen, letters)} instead of {ITEMS[: letters.count('G')]}."
    )


def demand_capacity(explore, capacity: int, threads: list[str]) -> None:
    """Demand that no more items are inside than there is room for."""
    scripts = scripted_all(threads)
    explore("most_inside", capacity, scripts, on_time=True).always(
        lambda most: type(most) is int and most <= capacity,
        lambda most: (
            f"In a buffer of capacity {capacity} there must have been {most} items at one time: so "
            f"many calls of `put` had returned without a `get` having begun. {who(scripts)}"
        ),
    )


def demand_history(
    explore, capacity: int, filled: list[int], scripts: Any, afterwards: Any, *, why: str
) -> None:
    """Demand that the steps could have taken effect one after the other, each while it lasted."""
    before = f"A buffer of capacity {capacity} with {filled or 'nothing'} in it: "
    steps = [*scripts, afterwards]
    explore("history", capacity, filled, scripts, afterwards, on_time=True).always(
        lambda log: explicable(capacity, filled, steps, log),
        lambda log: f"{before}{recounted(steps, log)}. {why}",
    )


def demand_all(explore, capacity: int, filled: list[int], threads: list[str]) -> None:
    """Demand that nobody is stuck, and that every item comes out once, or is still inside."""
    scripts = scripted_all(threads)
    items = filled + [step[1] for script in scripts for step in script if step[0] == "put"]

    def right(seen: list[list[Any]]) -> bool:
        got = [
            outcome
            for script, outcomes in zip(scripts, seen, strict=True)
            for step, outcome in zip(script, outcomes, strict=True)
            if step[0] == "get"
        ]
        return len(set(got)) == len(got) and set(got) <= set(items)

    explore("outcomes", capacity, filled, scripts, on_time=True).always(
        right,
        lambda seen: (
            f"A buffer of capacity {capacity} with {filled or 'nothing'} in it. {who(scripts)} They "
            f"came to {in_words(seen)}, so an item was doubled or lost."
        ),
    )


def demand_without_waiting(explore) -> None:
    """Demand that a timeout of 0 asks without waiting."""
    script = [["get", 0], ["put", 1, 0], ["put", 2, 0], ["get", 0], ["get", 0]]
    wanted = ["TimeoutError", "done", "TimeoutError", 1, "TimeoutError"]
    found = explore("one_thread", 1, script, on_time=True)
    found.always(
        lambda seen: seen == wanted,
        lambda seen: (
            "One thread used a buffer of capacity 1: "
            + ", ".join(
                f"{told(step)} came to {shown(step, outcome)}"
                for step, outcome in zip(script, seen, strict=True)
            )
            + ". A timeout of 0 asks without waiting: what is not possible now is a `TimeoutError`."
        ),
    )
    assert found.virtual_seconds < SLACK, (
        f"{listed(script)} on a buffer of capacity 1 took {found.virtual_seconds:g} seconds. A "
        "timeout of 0 asks without waiting."
    )


def demand_in_time(explore) -> None:
    """Demand that a wait ends when its time is over, or earlier when it is served."""
    demand_time(
        explore,
        [],
        [[["get", 2]]],
        wanted=[["TimeoutError"], 2.0],
        afterwards=[["put", 5], ["get"]],
        then=["done", 5],
    )
    demand_time(
        explore,
        [1],
        [[["put", 2, 2]]],
        wanted=[["TimeoutError"], 2.0],
        afterwards=[["get"], ["put", 3], ["get"]],
        then=[1, "done", 3],
    )
    demand_time(explore, [], [[["get", 3]], [["sleep", 1], ["put", 7]]], wanted=[[7], 1.0])
    demand_time(explore, [1], [[["put", 2, 3]], [["sleep", 1], ["get"]]], wanted=[["done"], 1.0])


def demand_total_time(explore) -> None:
    """Demand that being woken for nothing does not begin the waiting anew."""
    for filled, step, others in (
        ([], ["get", 3], [["sleep", 2], ["put", 1], ["get", 0]]),
        ([1], ["put", 2, 3], [["sleep", 2], ["get"], ["put", 3, 0]]),
    ):
        found = explore("timed", 1, filled, [[step], others], [], on_time=True)
        found.always(
            lambda seen: in_time(
                seen["threads"][0], 3.0 if seen["threads"][0][0] == "TimeoutError" else 2.0
            ),
            lambda seen, s=step, o=others: (
                f"While one thread waited in {told(s)}, another one called {told(o[1])} two "
                f"seconds later and {told(o[2])} right after that. {told(s)} came to "
                f"{shown(s, seen['threads'][0][0])} after {seen['threads'][0][1]:g} s: it "
                "ends after two seconds when it is served, else after three."
            ),
        )


def demand_nothing_lost_at_the_end(explore) -> None:
    """Demand that a thread whose time is up takes away nothing that another one waits for."""
    for filled, waiting, waker in (
        ([], [["get", 1], ["get", 5]], ["put", 1]),
        ([1], [["put", 2, 1], ["put", 3, 5]], ["get"]),
    ):
        scripts = [[waiting[0]], [["sleep", LATER], waiting[1]], [["sleep", 1], waker]]
        rest = [["get", 0], ["get", 0]]
        found = explore("timed", 1, filled, scripts, rest, on_time=True)
        found.always(
            lambda seen, f=filled: one_was_served(seen, bool(f)),
            lambda seen, w=waiting, k=waker: (
                f"One thread waited in {told(w[0])} and another one in {told(w[1])}, when a third "
                f"called {told(k)} after exactly one second. "
                + "; ".join(
                    f"{told(step)} came to {shown(step, outcome)} after {seconds:g} s"
                    for step, (outcome, seconds) in zip(w, seen["threads"], strict=False)
                )
                + f"; then twice `get(timeout=0)` to {in_words([seen['afterwards']])}. Exactly one "
                "of the two should be served, after one second."
            ),
        )


def one_was_served(seen: Any, putting: bool) -> bool:  # noqa: FBT001
    """Whether one of two waiting threads was served after a second, and what is left fits."""
    (first, second), rest = seen["threads"][:2], seen["afterwards"]
    if (first[0] == "TimeoutError") == (second[0] == "TimeoutError"):
        return False
    served = 2 if first[0] != "TimeoutError" else 3
    left = [served, "TimeoutError"] if putting else ["TimeoutError", "TimeoutError"]
    ended = 1.0 if second[0] != "TimeoutError" else LATER + 5.0
    return in_time(first, 1.0) and in_time(second, ended) and rest == left


LATER = 0.03125
"""Seconds after which the second of two comes, so that they do nothing at the same moment."""
SLACK = 0.1
"""Seconds by which a wait may be over late."""


def in_time(ending: Any, wanted: float) -> bool:
    return bool(wanted - 1e-6 <= ending[1] <= wanted + SLACK)


def demand_time(
    explore, filled: list[int], scripts: Any, *, wanted: Any, afterwards: Any = (), then: Any = ()
) -> None:
    """Demand what the first thread's only step comes to, and when, and what comes of the rest."""
    step = scripts[0][0]
    after = list(afterwards)
    [outcome], seconds = wanted
    found = explore("timed", 1, filled, scripts, after, on_time=True)
    found.always(
        lambda seen: (
            seen["threads"][0][0] == outcome
            and in_time(seen["threads"][0], seconds)
            and seen["afterwards"] == list(then)
        ),
        lambda seen: (
            f"A buffer of capacity 1 with {filled or 'nothing'} in it: {told(step)}"
            + (
                f", and after {scripts[1][0][1]} second another thread called {told(scripts[1][1])}"
                if len(scripts) > 1
                else ""
            )
            + f". {told(step)} came to {shown(step, seen['threads'][0][0])} after "
            f"{seen['threads'][0][1]:g} s; it should have been {shown(step, outcome)} after "
            f"{seconds:g} s."
            + (
                f" Then {listed(after)} came to {in_words([seen['afterwards']])}; it should have "
                f"been {in_words([list(then)])}."
                if seen["afterwards"] != list(then)
                else ""
            )
        ),
    )


def explicable(capacity: int, filled: list[int], scripts: Any, log: Any) -> bool:
    """Whether the steps could have taken effect one after the other, each while it lasted."""
    began: dict[tuple[int, int], int] = {}
    ended: dict[tuple[int, int], tuple[int, Any]] = {}
    for moment, (thread, number, *outcome) in enumerate(log):
        if outcome:
            ended[thread, number] = (moment, outcome[0])
        else:
            began[thread, number] = moment

    def search(left: frozenset[tuple[int, int]], items: tuple[Any, ...], *, closed: bool) -> bool:
        if not left:
            return True
        limit = min(ended[one][0] for one in left)
        for one in left:
            if began[one] > limit:
                continue
            after = effect(capacity, items, closed, scripts[one[0]][one[1]], ended[one][1])
            if after is not None and search(left - {one}, after[0], closed=after[1]):
                return True
        return False

    return search(frozenset(ended), tuple(filled), closed=False)


def effect(
    capacity: int,
    items: tuple[Any, ...],
    closed: bool,  # noqa: FBT001
    step: Any,
    outcome: Any,
) -> tuple[tuple[Any, ...], bool] | None:
    """Return the buffer after a step with an outcome, or None where it could not have that one."""
    match step[0], outcome:
        case "close", _:
            return items, True
        case "put", "Closed":
            return (items, closed) if closed else None
        case "get", "Closed":
            return (items, closed) if closed and not items else None
        case _, "TimeoutError":
            return None
        case "put", _:
            fits = not closed and len(items) < capacity
            return ((*items, step[1]), closed) if fits else None
        case _:
            return (items[1:], closed) if items and items[0] == outcome else None


def scripted(letters: str, items: list[int]) -> list[list[Any]]:
    """Return steps for a string of `P` and `G`."""
    left = iter(items)
    return [["put", next(left)] if letter == "P" else ["get"] for letter in letters]


def scripted_all(threads: list[str]) -> list[list[list[Any]]]:
    """Return steps for several threads, which put 1, 2, 3 … in all."""
    left = iter(range(1, 10))
    return [
        [["put", next(left)] if letter == "P" else ["get"] for letter in letters]
        for letters in threads
    ]


def taken(seen: Any, letters: str) -> list[Any]:
    """Return what the `G` among the steps came to."""
    return [outcome for letter, outcome in zip(letters, seen, strict=True) if letter == "G"]


def told(step: Any) -> str:
    """Return a step as a call."""
    match step:
        case ["put", item]:
            return f"`put({item})`"
        case ["put", item, timeout]:
            return f"`put({item}, timeout={timeout})`"
        case ["get", timeout]:
            return f"`get(timeout={timeout})`"
    return f"`{step[0]}()`"


def listed(steps: Any) -> str:
    return ", ".join(told(step) for step in steps)


def shown(step: Any, outcome: Any) -> str:
    """Return what a step came to, in words."""
    if outcome in ENDED:
        return f"`{outcome}`"
    return f"{outcome!r}" if step[0] == "get" else "its end"


def in_words(outcomes: Any) -> str:
    return "; ".join(
        " and ".join(f"`{outcome}`" if outcome in ENDED else f"{outcome}" for outcome in thread)
        for thread in outcomes
    )


def who(scripts: Any) -> str:
    return " ".join(
        f"Thread {letter} called {listed(script)}."
        for letter, script in zip(LETTERS, scripts, strict=False)
    )


def recounted(scripts: Any, log: Any) -> str:
    """Return a log as a sentence."""
    parts = []
    for thread, number, *outcome in log:
        name = LETTERS[thread] if thread < len(scripts) - 1 else "the main thread"
        step = scripts[thread][number]
        if not outcome:
            parts.append(f"{name} calls {told(step)}")
        else:
            parts.append(f"{told(step)} of {name} comes to {shown(step, outcome[0])}")
    return "; ".join(parts)
