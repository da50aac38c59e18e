"""What is graded: ten points, from one thread to withdrawals that leave no trace."""

from typing import Any

from grader.harness import check


@check(
    "With one thread the numbers are right",
    points=1,
    hints=(
        "`withdraw` takes and returns True, or takes nothing and returns False.",
        "Can the last coin be withdrawn? And does each account have a balance of its own?",
        "If it hangs: a `Lock` makes a thread wait for itself when it asks a second time, as when one "
        "method that holds it uses another one that needs it.",
    ),
)
def test_one_thread(explore, call):
    for orders, answers, balances in (
        ([W(4), W(6), W(1)], [True, True, False], [10, 6, 0, 0]),
        ([W(11), D(1), W(11)], [False, None, True], [10, 10, 11, 0]),
    ):
        explore("in_turn", 10, orders).always(
            lambda seen, o=orders, a=answers, b=balances: agrees(seen, o, a, b),
            lambda seen, o=orders, a=answers, b=balances: what_came(seen, o, a, b),
        )
    orders = [D(7), W(20), W(17), W(1), D(300), W(299), W(2), D(1), W(2), W(1)]
    answers = [None, False, True, False, None, True, False, None, True, False]
    balances = [10, 17, 17, 0, 0, 300, 1, 1, 2, 0, 0]
    seen = call("in_turn", 10, orders)
    assert agrees(seen, orders, answers, balances), what_came(seen, orders, answers, balances)
    explore("two_accounts").always(
        lambda seen: seen == [7, 21],
        lambda seen: (
            "Of two accounts with 10 and 20, 3 were withdrawn from the first and 1 was deposited in "
            f"the second; then they had {seen} instead of [7, 21]."
        ),
    )


@check(
    "An amount that is not positive is refused with ValueError",
    points=1,
    hints=(
        "What would it mean to withdraw -5?",
        "Look at the amount before you change anything. Is 0 positive?",
        "Both methods raise a ValueError for 0 and for less, and the balance stays as it is.",
    ),
)
def test_amounts_are_positive(explore):
    for orders in ([W(0), W(-5)], [D(0), D(-5)], [W(-5), D(-1), W(10)]):
        taken = orders[-1] == W(10)
        answers = ["ValueError", "ValueError", True][: len(orders)]
        balances = [10, 10, 10, 0][: len(orders) + 1]
        explore("in_turn", 10, orders).always(
            lambda seen, o=orders, a=answers, b=balances: agrees(seen, o, a, b),
            lambda seen, o=orders, a=answers, b=balances, t=taken: (
                what_came(seen, o, a, b)
                + (" If it hangs, a lock is still held after an error." if t else "")
            ),
        )


@check(
    "The account is never overdrawn",
    points=3,
    hints=(
        "Two threads may both have looked before either of them takes.",
        "To look whether there is enough and to take it must be one step for everybody else.",
        "The lock has to be taken before the `if`, and given back after the subtraction.",
    ),
)
def test_never_overdrawn(explore):
    for balance, threads in (
        (10, [[W(7)], [W(7)]]),
        (10, [[W(6)], [W(5)]]),
        (10, [[W(5)], [W(5)], [W(5)]]),
        (10, [[W(4), W(4)], [W(4)]]),
    ):
        explore("at_once", balance, threads).always(
            lambda seen, b=balance, t=threads: (
                taken(seen, t) <= b and seen["balance"] == b - taken(seen, t)
            ),
            lambda seen, b=balance, t=threads: (
                f"Of {b} coins, {told(t)}. The answers were {answered(seen)}, and {seen['balance']} "
                f"are left. No more than {b} can be granted, and what is granted must be missing "
                "afterwards."
            ),
        )


@check(
    "What is there is what was there, plus deposits, minus what was granted",
    points=2,
    hints=(
        "A deposit reads the balance and writes it, too. What may happen in between?",
        "It does not help that one method keeps to a rule if another one does not.",
        "Every method that changes the balance must do so under the same lock.",
    ),
)
def test_the_books_balance(explore):
    for balance, threads in (
        (10, [[D(5)], [D(3)]]),
        (10, [[D(5)], [W(7)]]),
        (10, [[W(4)], [W(5)]]),
        (5, [[D(5)], [W(7)]]),
        (0, [[D(5)], [D(3)], [W(4)]]),
        (10, [[D(5), W(12)], [W(4)]]),
    ):
        explore("at_once", balance, threads).always(
            lambda seen, b=balance, t=threads: balances_out(seen, b, t),
            lambda seen, b=balance, t=threads: (
                f"With {b} coins, {told(t)}. The answers were {answered(seen)}, and {seen['balance']} "
                f"are left. {b} and {deposited(t)} deposited, less {taken(seen, t)} granted, are "
                f"{b + deposited(t) - taken(seen, t)}; and nobody may be refused what is there."
            ),
        )


@check(
    "A refused withdrawal leaves no trace",
    points=2,
    hints=(
        "Who comes by while a withdrawal is being refused must find the account as if nothing were.",
        "Taking first and putting back later shows others a balance that was never there.",
        "Decide first, under the lock, and touch the balance only if the answer is yes.",
    ),
)
def test_refusals_leave_no_trace(explore):
    for first, second in ((20, 10), (11, 4)):
        threads = [[W(first)], [W(second)]]
        explore("at_once", 10, threads).always(
            lambda seen, s=second: (
                seen["answers"] == [[False], [True]] and seen["balance"] == 10 - s
            ),
            lambda seen, t=threads: (
                f"Of 10 coins, {told(t)}. The first cannot be granted, and must not be in the other's "
                f"way; but the answers were {answered(seen)}, and {seen['balance']} are left."
            ),
        )
    explore("looks_beside", 10, [W(20)], 2).always(
        lambda seen: seen["seen"] == [10, 10] and seen["balance"] == 10,
        lambda seen: (
            "While 20 of 10 coins were asked for, and refused, another thread looked at the balance "
            f"twice and saw {seen['seen']}; in the end it is {seen['balance']}. It must be 10 always."
        ),
    )


@check(
    "Nobody ever sees a balance that was never there",
    points=1,
    hints=(
        "Somebody may look at any moment, also in the middle of a deposit.",
        "What stands in the balance between two steps of one method?",
        "Work out the new balance in a local variable, and write it once; or let who looks wait as well.",
    ),
)
def test_balances_are_real(explore):
    for orders, possible in (
        ([W(7)], [10, 3]),
        ([D(7)], [10, 17]),
        ([W(6), D(5)], [10, 4, 15, 9]),
    ):
        explore("looks_beside", 10, orders, 1).always(
            lambda seen, p=possible: set(seen["seen"]) <= set(p),
            lambda seen, o=orders, p=possible: (
                f"With 10 coins, {told([[one] for one in o])}, and meanwhile another thread looked at "
                f"the balance: it saw {seen['seen'][0]}. It may be {' or '.join(map(str, p))}."
            ),
        )


def W(amount: int) -> list[Any]:  # noqa: N802 - a withdrawal, short as in a table
    return ["withdraw", amount]


def D(amount: int) -> list[Any]:  # noqa: N802 - a deposit
    return ["deposit", amount]


def agrees(seen: Any, orders: Any, answers: list[Any], balances: list[int]) -> bool:
    """Whether the answers of withdrawals and all balances are as wanted; a deposit may answer."""
    heard = zip(orders, seen["answers"], answers, strict=True)
    right = [
        type(answer) is type(want) and answer == want
        for (what, _), answer, want in heard
        if what == "withdraw" or want is not None or answer == "ValueError"
    ]
    return all(right) and bool(seen["balances"] == balances)


def what_came(seen: Any, orders: Any, answers: list[Any], balances: list[int]) -> str:
    return (
        f"With 10 coins, {told([orders])}. The answers were {listed(seen['answers'])}, and the balance "
        f"went {listed(seen['balances'])}; wanted are {listed(answers)}, and {listed(balances)}."
    )


def taken(seen: Any, threads: Any) -> int:
    """Return what was granted."""
    return sum(
        amount
        for orders, answers in zip(threads, seen["answers"], strict=True)
        for (what, amount), answer in zip(orders, answers, strict=True)
        if what == "withdraw" and answer and answer != "ValueError"
    )


def deposited(threads: Any) -> int:
    return sum(amount for orders in threads for what, amount in orders if what == "deposit")


def balances_out(seen: Any, balance: int, threads: Any) -> bool:
    """Whether the sum is right, and nobody was refused what was there all the time."""
    end = balance + deposited(threads) - taken(seen, threads)
    withdrawals = [
        (amount, answer)
        for orders, answers in zip(threads, seen["answers"], strict=True)
        for (what, amount), answer in zip(orders, answers, strict=True)
        if what == "withdraw"
    ]
    most = sum(amount for amount, _ in withdrawals)
    refused = [amount for amount, answer in withdrawals if not answer]
    never_short = [amount for amount in refused if balance - (most - amount) >= amount]
    return seen["balance"] == end and end >= 0 and not never_short


def told(threads: Any) -> str:
    return ", and at the same time ".join(
        ", then ".join(f"{what} {amount}" for what, amount in orders) for orders in threads
    )


def answered(seen: Any) -> str:
    return listed([answer for answers in seen["answers"] for answer in answers])


def listed(values: Any) -> str:
    return ", ".join(map(str, values))
