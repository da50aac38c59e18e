"""What is graded: ten points, from one thread to timeouts."""

from typing import Any

from grader.harness import check


@check(
    "With one thread results, errors and callbacks come as they should",
    points=1,
    hints=(
        "`result()` of a promise that is kept returns the value, or raises the exception, every time.",
        "How do you know that a promise is kept? `None` is a value, too.",
        "If it hangs: a callback may ask the promise for its result, or add another callback, and "
        "must not find it locked.",
    ),
)
def test_one_thread(explore):
    for how, wanted in (
        (["result", 7], ["returned", 7]),
        (["result", None], ["returned", None]),
        (["error", "x"], ["raised", "Broken"]),
    ):
        explore("in_turn", [how], 2).always(
            lambda seen, w=wanted: seen["kept"] == ["returned"] and seen["results"] == [w, w],
            lambda seen, h=how, w=wanted: (
                f"A promise was kept with {said(h)} ({seen['kept'][0]}), and asked for twice: "
                f"{told(seen['results'])}; wanted is {told([w, w])}."
            ),
        )
        explore("callbacks_in_turn", 2, 1, how).always(
            lambda seen, w=wanted: (
                seen[0] == "kept now"
                and sorted(one[0] for one in seen[1:]) == ["after 0", "before 0", "before 1"]
                and all(one[1:] == [True, w] for one in seen[1:])
            ),
            lambda seen, h=how: (
                "Two callbacks were added before, and one after a promise was kept with "
                f"{said(h)}. What ran, whether it was given the promise, and what `result` gave it: "
                f"{seen}."
            ),
        )
    explore("the_same_object").always(
        lambda same: same == [True, True],
        lambda same: (
            "Value and exception must come out as the objects that went in; for the value that was "
            f"{same[0]}, for the exception {same[1]}."
        ),
    )
    explore("callback_adds_another").always(
        lambda ran: ran == ["first", "second"],
        lambda ran: f"A callback added a second one to its promise; what ran: {ran}.",
    )


@check(
    "A promise is kept once",
    points=2,
    hints=(
        "Two threads may both have seen that the promise is empty.",
        "To see that it is empty and to fill it must be one step for all others.",
        "Look and fill under the lock that belongs to the promise; raise if it was full.",
    ),
)
def test_kept_once(explore):
    for hows in ([["result", 1], ["result", 2]], [["error", "x"], ["result", 2]]):
        explore("in_turn", hows, 1).always(
            lambda seen: (
                seen["kept"] == ["returned", "raised"]
                and seen["errors"] == ["RuntimeError", "RuntimeError"]
            ),
            lambda seen, h=hows: (
                f"One thread kept a promise with {said(h[0])} and then with {said(h[1])}: "
                f"{' and then '.join(seen['kept'])}. Later attempts gave {seen['errors']}; every "
                "attempt but the first is a RuntimeError."
            ),
        )
    for hows in (
        [["result", 1], ["result", 2]],
        [["result", 1], ["error", "x"]],
        [["result", 1], ["result", 2], ["result", 3]],
    ):
        explore("kept_by_several", hows).always(
            lambda seen, h=hows: kept_by_one(seen, h),
            lambda seen, h=hows: (
                f"Threads kept a promise at the same time with {' and '.join(map(said, h))}. They "
                f"{', '.join(seen['kept'])} ({', '.join(map(str, seen['errors'])) or 'no error'}), and "
                f"then the promise {told([seen['result']])}. Exactly one must succeed, and its value "
                "stay."
            ),
        )


@check(
    "Everybody who waits is woken",
    points=2,
    hints=(
        "Between the look and the waiting, the promise may be kept.",
        "How many wait, and how many are woken?",
        "Look at the promise under the lock with which you wait, in a loop; and wake all.",
    ),
)
def test_all_are_woken(explore):
    for count, how, wanted in (
        (1, ["result", 7], ["returned", 7]),
        (2, ["result", None], ["returned", None]),
        (2, ["error", "x"], ["raised", "Broken"]),
    ):
        found = explore("waiters", count, how)
        found.always(
            lambda got, n=count, w=wanted: got == [w] * n,
            lambda got, n=count, h=how: (
                f"{n} thread{'s' if n > 1 else ''} waited for a promise that was kept with {said(h)}: "
                f"{told(got)}."
            ),
        )


@check(
    "A callback that is added at any moment runs exactly once",
    points=2,
    hints=(
        "Between 'it is not kept' and 'then I leave my callback', the promise may be kept.",
        "Whoever keeps the promise looks at the list once. What of a callback that comes after that?",
        "Decide under the lock whether a callback goes on the list or runs at once; run it outside.",
    ),
)
def test_callbacks_run_once(explore):
    for count, before in ((1, 0), (1, 1), (2, 0)):
        explore("callbacks_meanwhile", count, before).always(
            lambda seen, n=count + before: (
                seen["runs"] == [1] * n and seen["saw"] == [["returned", 7]] * n
            ),
            lambda seen, n=count, b=before: (
                f"{b} callback{'' if b == 1 else 's'} had been added; {n} more came while the promise "
                f"was kept with 7. They ran this often: {seen['runs']}, and `result()` in them "
                f"{told(seen['saw'])}."
            ),
        )


@check(
    "A callback that raises disturbs nobody",
    points=1,
    hints=(
        "Whose mistake is an exception in a callback, and who would get it?",
        "One callback must not keep the next one from running, nor anybody from being woken.",
        "Catch what a callback raises around each single call.",
    ),
)
def test_rude_callbacks_disturb_nobody(explore):
    for moment in ("before", "after"):
        explore("rude_callbacks", moment).always(
            lambda seen: (
                seen["added"] == ["returned"] * 3
                and seen["kept"] == "returned"
                and seen["ran"] == ["first", "last", "rude"]
                and seen["result"] == ["returned", 7]
            ),
            lambda seen, m=moment: (
                f"Three callbacks were added {m} the promise was kept, and the second one raised. "
                f"`add_callback` {', '.join(seen['added'])}; `set_result` {seen['kept']}; those that "
                f"ran: {', '.join(seen['ran'])}; then the promise {told([seen['result']])}."
            ),
        )
    explore("rude_beside_a_waiter").always(
        lambda got: got == [["returned", 7]],
        lambda got: f"A thread waited for a promise whose callback raised: {told(got)}.",
    )


@check(
    "A timeout holds",
    points=2,
    hints=(
        "Who waits with a timeout waits for two things: the promise, and the end of the time.",
        "Being woken does not mean that the promise is kept; and the time that is over stays over.",
        "`Condition.wait_for(…, timeout)` says whether the condition holds; if not, raise TimeoutError.",
    ),
)
def test_timeouts_hold(explore):
    for timeout, after, answer, seconds in (
        (2, None, ["raised", "TimeoutError"], 2),
        (2, 5, ["raised", "TimeoutError"], 2),
        (5, 2, ["returned", 7], 2),
        (0, None, ["raised", "TimeoutError"], 0),
        (0.5, None, ["raised", "TimeoutError"], 0.5),
    ):
        explore("waits_for", timeout, after, on_time=True).always(
            lambda seen, a=answer, s=seconds: seen == {"answer": a, "seconds": s},
            lambda seen, t=timeout, k=after, a=answer, s=seconds: (
                f"`result({t})` was asked of a promise that was "
                + ("never kept" if k is None else f"kept after {k} seconds")
                + f": it {told([seen['answer']])} after {seen['seconds']:g} seconds; wanted is that it "
                f"{told([a])} after {s:g}."
            ),
        )


def kept_by_one(seen: Any, hows: list[Any]) -> bool:
    """Whether exactly one has kept the promise, and the result is that one's."""
    winners = [how for how, kept in zip(hows, seen["kept"], strict=True) if kept == "returned"]
    if len(winners) != 1 or set(seen["errors"]) != {"RuntimeError"}:
        return False
    kind, value = winners[0]
    wanted = ["returned", value] if kind == "result" else ["raised", "Broken"]
    return bool(seen["result"] == wanted)


def said(how: Any) -> str:
    return repr(how[1]) if how[0] == "result" else "an exception"


def told(answers: Any) -> str:
    return ", ".join(
        "was not answered" if answer is None else f"{answer[0]} {answer[1]}" for answer in answers
    )
