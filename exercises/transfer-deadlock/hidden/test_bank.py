"""What is graded: ten points, from one thread to transfers that overlap."""

import re
from typing import Any

from grader.harness import check

BALANCES = ("963", "2037")
AMOUNTS = ("-37", "37")
"""The two changes of a transfer: the balances that it leaves, or what it adds to each of them."""


@check(
    "With one thread the numbers are right",
    points=1,
    hints=(
        "A transfer takes from one account what it gives to the other, or it changes nothing at all.",
        "Look at everything that can be wrong with a transfer before you change anything.",
        "If it hangs: are all locks given back when a transfer is refused or raises? And a `Lock` "
        "makes a thread wait for itself when it asks a second time.",
    ),
)
def test_one_thread(explore, call):
    for orders, answers, left in (
        ([["anna", "ben", 30], ["ben", "anna", 80]], [True, True], [150, 0, 7]),
        ([["anna", "ben", 101], ["anna", "cleo", 100]], [False, True], [0, 50, 107]),
        ([["anna", "ben", 0], ["anna", "ben", -5]], ["ValueError"] * 2, [100, 50, 7]),
        ([["anna", "zoe", 5], ["zoe", "anna", 5]], ["KeyError"] * 2, [100, 50, 7]),
    ):
        demand_in_turn(explore("in_turn", ACCOUNTS, orders), orders, answers, left)
    for orders in ([["anna", "anna", 40]], [["ben", "ben", 51]]):
        explore("in_turn", ACCOUNTS, orders).always(
            lambda seen: seen["balances"] == ACCOUNTS and seen["total"] == 157,
            lambda seen, o=orders: (
                f"With {ACCOUNTS}, {told(o)} was carried out; a transfer to oneself leaves all as "
                f"it was, but then the balances were {seen['balances']}, {seen['total']} in all."
            ),
        )
    many = [["anna", "ben", 1]] * 20 + [["ben", "cleo", 2]] * 30 + [["cleo", "anna", 3]] * 9
    seen = call("in_turn", ACCOUNTS, many)
    assert seen["balances"] == {"anna": 107, "ben": 10, "cleo": 40}, (
        "After 59 transfers in a row, none of which should be refused, the balances were "
        f"{seen['balances']} instead of 107, 10 and 40."
    )
    explore("two_banks").always(
        lambda seen: seen == [3, 7, 5, 5],
        lambda seen: (
            "Of two banks with accounts of the same names (10 and 0; 5 and 5), 7 were moved in the "
            f"first. Then the balances were {seen} instead of [3, 7, 5, 5]."
        ),
    )


@check(
    "No transfer is lost, and no account is overdrawn",
    points=2,
    hints=(
        "Two transfers may read the same balance before either of them has written it.",
        "To see that there is enough and to take it must be one step for everybody else.",
        "Both accounts have to be protected, from before the first read until after the last write.",
    ),
)
def test_nothing_is_lost(explore):
    for orders, left in (
        ([["anna", "ben", 30], ["anna", "ben", 20]], [50, 100, 7]),
        ([["anna", "ben", 30], ["anna", "cleo", 20]], [50, 80, 27]),
        ([["anna", "cleo", 30], ["ben", "cleo", 20]], [70, 30, 57]),
        ([["anna", "ben", 30], ["ben", "cleo", 20]], [70, 60, 27]),
    ):
        demand_at_once(explore("at_once", ACCOUNTS, orders), orders, [[True, True]], left)
    for orders, left in (
        ([["anna", "ben", 60], ["anna", "ben", 60]], [[40, 110, 7]]),
        ([["anna", "ben", 60], ["anna", "cleo", 60]], [[40, 110, 7], [40, 50, 67]]),
    ):
        answers = [[True, False], [False, True]]
        demand_at_once(explore("at_once", ACCOUNTS, orders), orders, answers, *left)


@check(
    "The total is the same at every moment",
    points=2,
    hints=(
        "What does somebody add up who comes between the two changes of a transfer?",
        "Who adds account by account may see one before a transfer and the other one after it.",
        "`total` has to keep all transfers out while it adds; mind the order in which it takes what.",
    ),
)
def test_the_total_never_changes(explore):
    for orders, looks in (
        ([["anna", "ben", 30]], 1),
        ([["ben", "anna", 30]], 1),
        ([["anna", "ben", 30], ["anna", "cleo", 5]], 1),
    ):
        explore("total_beside", ACCOUNTS, orders, looks).always(
            lambda seen: {*seen["totals"], seen["end"]} == {157},
            lambda seen, o=orders: (
                f"With {ACCOUNTS}, {told(o)} was under way while another thread asked for the total. "
                f"It was told {listed(seen['totals'])}, and in the end the total was {seen['end']}; "
                "it must be 157 all the time."
            ),
            leaves=("livelock", "busy waiting"),  # to add again when something has changed is fine
        )


@check(
    "Opposite and circular transfers and those to oneself come to an end",
    points=3,
    hints=(
        "Each thread has one lock and wants one that another one has. Who gives way?",
        "A circle can only close if two threads take the same locks in different orders.",
        "Give the accounts an order that all threads keep to, whichever way the money goes. And what "
        "if source and target are the same?",
    ),
)
def test_nobody_waits_for_ever(explore):
    for orders, left in (
        ([["anna", "ben", 30], ["ben", "anna", 20]], [90, 60, 7]),
        ([["anna", "cleo", 30], ["cleo", "anna", 5]], [75, 50, 32]),
        ([["anna", "ben", 30], ["ben", "cleo", 20], ["cleo", "anna", 5]], [75, 60, 22]),
        ([["ben", "anna", 30], ["cleo", "ben", 5], ["anna", "cleo", 20]], [110, 25, 22]),
    ):
        wanted = [[True] * len(orders)]
        demand_at_once(explore("at_once", ACCOUNTS, orders), orders, wanted, left)
    orders = [["anna", "anna", 30], ["anna", "ben", 20]]
    explore("at_once", ACCOUNTS, orders).always(
        lambda seen: list(seen["balances"].values()) == [80, 70, 7],
        lambda seen: (
            f"With {ACCOUNTS}, {told(orders)} were carried out at the same time; then the balances "
            f"were {seen['balances']}."
        ),
    )


@check(
    "Transfers that share no account can overlap",
    points=2,
    hints=(
        "Anna pays Ben, Cleo pays Dora. What do these two transfers have to do with each other?",
        "A lock of the whole bank that is held during a transfer lets in one transfer at a time.",
        "Let each account have a lock of its own, and hold none but the two that a transfer needs.",
    ),
)
def test_disjoint_transfers_overlap(explore):
    says = (
        "While one transfer, from Anna to Ben, stood still between its two changes, another one, "
        "from Cleo to Dora, could not be carried out."
    )
    explore("two_disjoint").always(
        lambda seen: seen == [963, 2037, 295, 405],
        lambda seen: (
            "37 went from Anna (1000) to Ben (2000) while 5 went from Cleo (300) to Dora (400); in "
            f"the end they had {seen} instead of [963, 2037, 295, 405]."
        ),
    )
    frozen = explore.frozen("two_disjoint", thread="first")
    for changes in (BALANCES, AMOUNTS):
        between = [moment for moment in frozen.moments if sum(shown(moment, changes)) == 1]
        both = [moment for moment in frozen.moments if all(shown(moment, changes))]
        if between:
            frozen.can_finish("second", says, when=between.__contains__)
            return
        if both:  # in one step: right after it, or else while the new balances are worked out
            if "second" not in both[0].finished:
                demand_overlap_before(explore, ("worked out",))
            return
    # changed by another thread, or written in a way that shows no balance
    demand_overlap_before(explore, ("worked out", "did not work out"))


def demand_overlap_before(explore, wanted):
    says = (
        "While one transfer, from Anna to Ben, stood still where it works out the new balances, another "
        "one, from Cleo to Dora, could not be carried out."
    )
    explore("second_while_first_works_out").always(
        wanted.__contains__, lambda seen: says, stuck=says
    )


ACCOUNTS = {"anna": 100, "ben": 50, "cleo": 7}


def shown(moment: Any, changes: tuple[str, str]) -> tuple[bool, bool]:
    """Which of two changes the first transfer has made, as far as it shows in what it has written."""
    numbers = {n for value in moment.written for n in re.findall(r"-?\d+", str(value))}
    return changes[0] in numbers, changes[1] in numbers


def demand_in_turn(found: Any, orders: Any, answers: Any, left: list[int]) -> None:
    found.always(
        lambda seen: (
            seen["answers"] == answers
            and list(seen["balances"].values()) == left
            and seen["total"] == 157
        ),
        lambda seen: (
            f"With {ACCOUNTS}, one after another: {told(orders)}. That gave {listed(seen['answers'])}, "
            f"and then the balances were {seen['balances']}, {seen['total']} in all; wanted are "
            f"{listed(answers)} and {listed(left)}, 157 in all."
        ),
    )


def demand_at_once(found: Any, orders: Any, answers: list[Any], *left: list[int]) -> None:
    found.always(
        lambda seen: seen["answers"] in answers and list(seen["balances"].values()) in left,
        lambda seen: (
            f"With {ACCOUNTS}, at the same time: {told(orders)}. They returned "
            f"{listed(seen['answers'])}, and then the balances were {seen['balances']}; wanted are "
            f"{' or '.join(map(listed, answers))}, and the balances {' or '.join(map(listed, left))}."
        ),
        leaves=("livelock",),  # to give way to each other for ever is no deadlock
    )


def told(orders: Any) -> str:
    return ", ".join(f"{amount} from {source} to {target}" for source, target, amount in orders)


def listed(values: Any) -> str:
    return ", ".join(map(str, values))
