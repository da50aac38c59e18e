"""What is graded: ten points, from one user to many, then what goes wrong, then closing."""

from typing import Any

from grader.harness import check

USE = "use"
CLOSE = "close"


@check(
    "One thread borrows connections, and they are used again",
    points=1,
    hints=(
        "What `connect()` returns is lent; when the `with` block is over it is there for the next.",
        "Two that are needed at the same time are two different ones, also for the same thread.",
        "Keep the idle ones in a list, and connect only when there is none in it.",
    ),
)
def test_one_thread(explore):
    explore("one_thread", 1, [USE, USE, USE], [], on_time=True).always(
        lambda seen: seen == [["done", 1, [1]]] * 3,
        lambda seen: (
            f"A pool of one was used three times, one after the other: {told(seen)}. The first "
            "connection should have been lent each time, and stayed open."
        ),
    )
    explore("one_thread", 2, [USE, USE, USE, USE], [], on_time=True).always(
        lambda seen: all(row[0] == "done" and row[1] in row[2] for row in seen) and few(seen),
        lambda seen: (
            f"A pool of two was used four times, one after the other: {told(seen)}. Each time an "
            "open connection should have been lent, and no more than two ever opened."
        ),
    )
    explore("two_at_once", on_time=True).always(
        lambda seen: seen == {"used": [[False, True, True]] * 2, "opened": 2},
        lambda seen: (
            "One thread used two connections of a pool of two at the same time, and did so twice. "
            + " ".join(pair(*row) for row in seen["used"])
            + f" In all {seen['opened']} connections were opened instead of 2."
        ),
    )


@check(
    "There are never more connections than `size`, and none is lent to two",
    points=2,
    hints=(
        "Two threads may both see that one more may be opened.",
        "Count permits, not connections: who has none waits before it looks for a connection.",
        "A broken connection counts until it is closed: close it first, then let the next one in.",
    ),
)
def test_never_too_many(explore):
    demand_few(explore, 1, 0, [[USE], [USE]])
    demand_few(explore, 1, 0, [["ConnectionError"], [USE]])
    demand_few(explore, 2, 1, [[USE], [USE]])
    demand_few(explore, 2, 2, [[USE], [USE]])


@check(
    "Whoever waits for a connection gets one",
    points=1,
    hints=(
        "Who comes to a pool that is used up waits. Who tells it that one has come back?",
        "Each connection that comes back wakes somebody, if anybody waits.",
        "If a `Lock` is held while a thread waits for a connection, who can bring one back?",
    ),
)
def test_waiting_callers_proceed(explore):
    for idle, scripts in ((1, [[USE, USE], [USE]]), (0, [[USE], [USE], [USE]])):
        explore("many_threads", 1, idle, scripts, [], [], on_time=True).always(
            lambda seen, wanted=scripts: outcomes_are(seen, wanted),
            lambda seen: (
                "Several threads used a pool of one at the same time, and came to "
                f"{in_words(seen['outcomes'])}. All of them should get the connection in turn."
            ),
        )


@check(
    "A connection whose user raised `ConnectionError` is closed and replaced",
    points=1,
    hints=(
        "The one that broke must not be lent again; and the user has to hear of its error.",
        "`ConnectionResetError` and others are kinds of `ConnectionError`.",
        "Leaving with an error: which parts of your code still run? `try`, `except` and `finally` "
        "around the `yield` decide it, or the arguments of `__exit__`.",
    ),
)
def test_broken_is_replaced(explore):
    for error in ("ConnectionError", "ConnectionResetError"):
        explore("one_thread", 1, [USE, error, USE, USE], [], on_time=True).always(
            lambda seen, e=error: (
                [row[:2] for row in seen] == [["done", 1], [e, 1], ["done", 2], ["done", 2]]
                and 1 not in seen[1][2]
                and seen[3][2] == [2]
            ),
            lambda seen, e=error: (
                f"In a pool of one, the second user raised `{e}`: {told(seen)}. The error should "
                "come out, connection 1 be closed, and the users after that get a new one."
            ),
        )
    explore("many_threads", 1, 0, [["ConnectionError"], [USE]], [], [], on_time=True).always(
        lambda seen: outcomes_are(seen, [["ConnectionError"], [USE]]) and not seen["notes"],
        lambda seen: (
            "Two threads used a pool of one, and the user in the first of them raised "
            f"`ConnectionError`. They came to {in_words(seen['outcomes'])}{strange(seen)}. The "
            "other one should get an open connection."
        ),
    )


@check(
    "After any other exception the connection goes back",
    points=1,
    hints=(
        "A user may fail for reasons that have nothing to do with the connection.",
        "Whoever fails must hear of it, and must not take the connection, or the permit, with it.",
        "`OSError` is wider than `ConnectionError`; `finally` runs whatever happens.",
    ),
)
def test_other_exceptions_return_it(explore):
    for error in ("ValueError", "OSError"):
        explore("one_thread", 1, [USE, error, USE], [], on_time=True).always(
            lambda seen, e=error: seen == [["done", 1, [1]], [e, 1, [1]], ["done", 1, [1]]],
            lambda seen, e=error: (
                f"In a pool of one, the second user raised `{e}`: {told(seen)}. The error should "
                "come out, and the same connection stay open and be lent again."
            ),
        )
    explore("many_threads", 1, 0, [["ValueError"], [USE]], [], [], on_time=True).always(
        lambda seen: outcomes_are(seen, [["ValueError"], [USE]]) and not seen["notes"],
        lambda seen: (
            "Two threads used a pool of one, and the user in the first of them raised "
            f"`ValueError`. They came to {in_words(seen['outcomes'])}{strange(seen)}. The other one "
            "should get the connection."
        ),
    )


@check(
    "When `connect` raises, no place in the pool is lost",
    points=1,
    hints=(
        "Between taking a permit and having a connection, something can go wrong.",
        "Who fails to connect hears of it, and the next one may try.",
        "What was counted or taken before `connect()` has to be given back when it raises, and "
        "somebody who waits has to be woken.",
    ),
)
def test_connect_raises(explore):
    for error in ("OSError", "ConnectionError"):
        explore("one_thread", 1, [USE, USE, USE, USE], [error, error], on_time=True).always(
            lambda seen, e=error: (
                [row[0] for row in seen] == [e, e, "done", "done"] and seen[3][2] == [1]
            ),
            lambda seen, e=error: (
                f"`connect` of a pool of one raised `{e}` twice and worked after that: "
                f"{told(seen)}. Two callers should see the error, and those after them use "
                "connection 1."
            ),
        )
    script = [USE, "ConnectionError", USE, USE]
    explore("one_thread", 1, script, ["", "OSError"], on_time=True).always(
        lambda seen: [row[0] for row in seen] in TOLD_ONCE,
        lambda seen: (
            "In a pool of one, the second user raised `ConnectionError`, and then `connect` raised "
            f"`OSError` once: {told(seen)}. In the end a new connection should be lent."
        ),
    )
    explore("many_threads", 1, 0, [[USE], [USE]], ["OSError"], [USE], on_time=True).always(
        lambda seen: (
            sorted(seen["outcomes"]) == [["OSError"], ["done"]] and seen["afterwards"] == ["done"]
        ),
        lambda seen: (
            "Two threads used a pool of one whose `connect` raised `OSError` the first time. They "
            f"came to {in_words(seen['outcomes'])}, and a later use to "
            f"{in_words([seen['afterwards']])}. One of the two should see the error; the other "
            "one, and the later one, get a connection."
        ),
    )


@check(
    "Two slow calls of `connect` can overlap",
    points=1,
    hints=(
        "Connecting takes long. Who has to wait while somebody else connects?",
        "A lock protects the list of idle connections. Does it have to be held during `connect()`?",
        "Take a permit, look for an idle connection under the lock, and connect without it.",
    ),
)
def test_connects_overlap(explore):
    explore("connecting_together", on_time=True).always(
        lambda seen: seen == ["done", "done"],
        lambda seen: f"Two threads connected at the same time and came to {in_words([seen])}.",
        stuck="In a new pool of two, two threads asked for a connection and should have been inside "
        "`connect` at the same time; but the second one did not get there before the first one "
        "was finished.",
    )


@check(
    "`close()` closes idle connections at once, others when they come back, and ends the lending",
    points=1,
    hints=(
        "Some connections are in the pool when it is closed, and some are with their users.",
        "Who brings a connection back has to see that the pool has been closed meanwhile.",
        "`close()` must not wait for users: it closes what is idle and leaves the rest to them.",
    ),
)
def test_close(explore):
    explore("used_until_closed", on_time=True).always(
        lambda seen: seen == {"open in use": [True], "left": []},
        lambda seen: (
            "A pool of one was closed while its connection was in use. After `close()` its user "
            f"found it {'open' if seen['open in use'] == [True] else 'closed'}, and when it had "
            f"left, {numbers(seen['left'])} open."
        ),
        stuck="A user kept its connection until `close()`, called by another thread, had returned; "
        "but `close()` waited for the user. It should leave connections in use to their users.",
    )
    explore("one_thread", 1, [USE, CLOSE, USE], [], on_time=True).always(
        lambda seen: seen == [["done", 1, [1]], ["done", 0, []], ["RuntimeError", 0, []]],
        lambda seen: (
            f"A pool of one was used, closed and used again: {told(seen)}. `close()` should close "
            "the idle connection, and `connection()` after it raise `RuntimeError`."
        ),
    )
    for leaving in (USE, "ValueError", "ConnectionError"):
        outcome = "done" if leaving == USE else leaving
        how = "" if leaving == USE else f", with `{leaving}`"
        explore("closed_while_in_use", leaving, on_time=True).always(
            lambda seen, o=outcome: (
                seen["open"] == [seen["used"]]
                and seen["outcome"] == o
                and seen["left"] == []
                and seen["later"] == "RuntimeError"
            ),
            lambda seen, h=how: (
                f"A pool was closed with connection {seen['used']} in use and connection "
                f"{seen['idle']} idle: after `close()` {numbers(seen['open'])} open; then the user "
                f"left{h}, which came to {word(seen['outcome'])}, and {numbers(seen['left'])} open; "
                f"`connection()` then came to {word(seen['later'])}. Only the one in use should "
                "have been open after `close()`, and none after its user had left."
            ),
        )


@check(
    "Closing at any moment leaves no connection open and nobody waiting",
    points=1,
    hints=(
        "`close()` may come between any two steps of a thread that borrows or brings back.",
        "To see that the pool is open and to put a connection into it must be one step.",
        "One lock for both: who brings back looks at the flag and adds to the list under it, and "
        "`close()` sets the flag and takes the list under it.",
    ),
)
def test_close_at_any_moment(explore):
    demand_closed(explore, 1, 0, [[USE], [CLOSE]])
    demand_closed(explore, 1, 1, [[USE], [CLOSE]])
    demand_closed(explore, 1, 1, [["ConnectionError"], [CLOSE]])
    demand_closed(explore, 1, 0, [[USE], [USE], [CLOSE]])


TOLD_ONCE = (
    ["done", "ConnectionError", "OSError", "done"],
    ["done", "OSError", "done", "done"],
    ["done", "ConnectionError", "done", "done"],
)
"""What comes of it, whether the pool connects anew at once or when somebody asks."""


def demand_few(explore, size: int, idle: int, scripts: list[list[str]]) -> None:
    """Demand that no more connections are open than there may be, and none is lent twice."""
    found = explore("many_threads", size, idle, scripts, [], [], on_time=True)
    breaks = scripts[0] != [USE]
    if breaks and any(outcome.ending != "returned" for outcome in found.outcomes):
        return  # who waits for a broken connection is the matter of another check
    found.always(
        lambda seen: (
            seen["most"] <= size and not seen["notes"] and (breaks or outcomes_are(seen, scripts))
        ),
        lambda seen: (
            f"{who(size, idle, scripts)} Up to {seen['most']} connections were open at the same "
            f"time{strange(seen)}; the threads came to {in_words(seen['outcomes'])}. No more than "
            f"{size} may be open, each lent to one user at a time; a broken one counts until it "
            "is closed."
        ),
    )


def demand_closed(explore, size: int, idle: int, scripts: list[list[str]]) -> None:
    """Demand that a pool that is closed while it is in use is closed in the end."""
    allowed = [
        {"done" if step in {USE, CLOSE} else step, "done" if step == CLOSE else "RuntimeError"}
        for [step] in scripts
    ]
    explore("many_threads", size, idle, scripts, [], [USE], on_time=True).always(
        lambda seen: (
            all(one[0] in those for one, those in zip(seen["outcomes"], allowed, strict=True))
            and seen["afterwards"] == ["RuntimeError"]
            and not seen["notes"]
            and not seen["left"]
        ),
        lambda seen: (
            f"{who(size, idle, scripts)} They came to {in_words(seen['outcomes'])}{strange(seen)}; "
            f"in the end {seen['left']} connections were open and `connection()` came to "
            f"{in_words([seen['afterwards']])}. In the end no connection should be open, none "
            "closed while in use, and `connection()` raise `RuntimeError`."
        ),
    )


def few(seen: Any) -> bool:
    """Whether no more than two connections were ever used."""
    return len({row[1] for row in seen}) <= 2 and len(seen[-1][2]) <= 2


def outcomes_are(seen: Any, scripts: list[list[str]]) -> bool:
    """Whether each use came to its end as its user left it."""
    wanted = [["done" if step == USE else step for step in script] for script in scripts]
    return bool(seen["outcomes"] == wanted)


def who(size: int, idle: int, scripts: list[list[str]]) -> str:
    """Return what threads did, as a sentence."""
    parts = []
    for number, script in enumerate(scripts, 1):
        for step in script:
            what = {USE: "used a connection", CLOSE: "closed the pool"}.get(
                step, f"used a connection and raised `{step}`"
            )
            parts.append(f"thread {number} {what}")
    there = f" with {idle} idle already" if idle else ""
    return f"In a pool of {size}{there}, " + ", ".join(parts) + "."


def told(seen: Any) -> str:
    """Return what came of the steps of one thread."""
    return "; ".join(
        (f"connection {number} was lent, which" if number else "a call")
        + f" came to {word(outcome)}, and then {numbers(those)} open"
        for outcome, number, those in seen
    )


def pair(same: Any, first: Any, second: Any) -> str:
    """Return what one thread found that used two at once."""
    if same is not False:
        return "It got the same connection twice."
    states = " and ".join("open" if one is True else "closed" for one in (first, second))
    return f"It got two connections, {states}."


def numbers(those: Any) -> str:
    if not those:
        return "no connection was"
    names = " and ".join(str(one) for one in those)
    return f"connection {names} was" if len(those) == 1 else f"connections {names} were"


def word(outcome: Any) -> str:
    return "its end" if outcome == "done" else f"`{outcome}`"


def in_words(outcomes: Any) -> str:
    return "; ".join(" and ".join(word(one) for one in thread) for thread in outcomes)


def strange(seen: Any) -> str:
    return "".join(f"; a connection was {note}" for note in seen["notes"])
