"""What is graded: ten points, from one philosopher to a table full of them."""

from typing import Any

from grader.harness import check


@check(
    "One philosopher at a time can eat, at every seat",
    points=1,
    hints=(
        "`dine` calls `eat()` exactly once each time, whatever the seat.",
        "The forks of the last seat are the last one and the first one: the table is round.",
        "If it hangs: does every `dine` put down both forks that it has taken?",
    ),
)
def test_one_can_dine(explore, call):
    for seats in (2, 5):
        ate = call("one_dines", seats, 2)
        wanted = [*range(seats), *range(seats)]
        assert ate == wanted, (
            f"One after another dined at each of {seats} seats, twice around the table; `eat` was "
            f"called for the seats {ate} instead of {wanted}."
        )
    explore("one_dines", 3, 2).always(
        lambda ate: ate == [0, 1, 2, 0, 1, 2],
        lambda ate: (
            "One after another dined at seats 0, 1 and 2, twice around the table; `eat` was called "
            f"for the seats {ate}."
        ),
    )
    explore("two_tables").always(
        lambda ate: ate == ["second", "first"],
        lambda ate: (
            "One who was eating at a first table dined at a second one meanwhile. Two tables have "
            f"nothing to do with each other, but those who have eaten are {ate}."
        ),
    )


@check(
    "Neighbours never eat at the same time",
    points=2,
    hints=(
        "Two neighbours share one fork. What keeps the second from taking it while the first eats?",
        "The table is round: who sits beside seat 0, and which fork do they share?",
        "A fork must stay taken from before `eat()` begins until it has come to its end.",
    ),
)
def test_neighbours_never_eat_together(explore):
    # a gap at the table, so that no circle of waiting can close here
    for seats, sitting in ((3, [0, 1]), (3, [1, 2]), (3, [0, 2]), (5, [0, 4]), (5, [0, 1, 2])):
        demand_turns(explore("these_dine", seats, sitting), seats, sitting)
    # a meal that outlasts every patience; to go away hungry is no matter of this check
    explore("these_dine", 3, [0, 1], 10, on_time=True).always(
        lambda log: never_both(log, 3),
        lambda log: (
            "At a table for 3, the seats 0 and 1 dined for ten seconds each. What happened: "
            f"{told(log)}. One must have ended before the other one begins."
        ),
        leaves=("livelock", "busy waiting"),
    )


@check(
    "Nobody waits for ever, with two, three or five seats",
    points=3,
    hints=(
        "What if everybody has taken one fork before anybody has two?",
        "A circle needs everybody to hold one fork and to wait for the next. What if somebody did not?",
        "If all agree on an order of the forks, and take the earlier one first, no circle can close.",
    ),
)
def test_no_circle_of_waiting(explore):
    for seats in (2, 3, 5):
        explore("all_get_through", seats, [1] * seats).always(
            lambda ate, n=seats: ate == [1] * n,
            lambda ate, n=seats: (
                f"All {n} philosophers of a table dined once each at the same time, and in the end "
                f"seat by seat had eaten this often: {ate}."
            ),
            leaves=("livelock", "busy waiting"),  # to give way again and again is no deadlock
        )


@check(
    "Those who share no fork can eat at the same time",
    points=2,
    hints=(
        "Seats 0 and 2 of five share no fork. Does anything else make one wait for the other?",
        "A lock that is held while `eat()` runs keeps out everybody who needs that lock.",
        "Hold the two forks while somebody eats, and nothing that belongs to the whole table.",
    ),
)
def test_others_can_eat_meanwhile(explore):
    for seats, sitting in ((4, [0, 2]), (5, [0, 2]), (5, [1, 4])):
        explore("two_meet_while_eating", seats, sitting).always(
            lambda ate: ate == 2,
            lambda ate: f"Two who share no fork dined, and {ate} of them have eaten.",
            stuck=(
                f"At a table for {seats}, seats {sitting[0]} and {sitting[1]} dined; they share no "
                "fork. While one of them was eating, the other one could not begin."
            ),
        )


@check(
    "The forks are put down when `eat` raises",
    points=1,
    hints=(
        "An exception leaves `dine` at once. Which lines are never reached then?",
        "What has to happen however a block of code is left?",
        "`with` puts a lock back also when an exception passes; so does `finally`.",
    ),
)
def test_forks_are_put_down_after_an_exception(explore):
    for seats, chokes, later in ((2, 0, [0, 1]), (3, 1, [2, 0, 1]), (3, 2, [1, 0, 2])):
        explore("one_chokes", seats, chokes, later).always(
            lambda ate, wanted=later: ate == wanted,
            lambda ate, c=chokes, wanted=later: (
                f"The `eat` of seat {c} raised an exception; then the seats {wanted} dined in turn, "
                f"and those that have eaten are {ate}."
            ),
        )
    explore("one_chokes_beside_another", 3, 1, 0).always(
        lambda ate: ate == [0],
        lambda ate: (
            "Seats 0 and 1 dined at the same time, and the `eat` of seat 1 raised an exception; "
            f"those who have eaten are {ate} instead of [0]."
        ),
    )


@check(
    "Everybody who wants to eat several times gets to the end",
    points=1,
    hints=(
        "Who tells a waiting philosopher that the forks are free again?",
        "A neighbour that comes back at once may be faster than one who was woken.",
        "If waiting is by a condition: wake all that wait, and let each look again.",
    ),
)
def test_all_get_through(explore):
    for seats, times in ((2, [2, 2]), (3, [2, 1, 1]), (5, [2, 1, 0, 0, 0])):
        explore("all_get_through", seats, times).always(
            lambda ate, wanted=times: ate == wanted,
            lambda ate, wanted=times: (
                f"Seat by seat, the philosophers dined {wanted} times, and in the end they had eaten "
                f"{ate} times."
            ),
        )


def demand_turns(found: Any, seats: int, sitting: list[int]) -> None:
    found.always(
        lambda log: never_both(log, seats) and ate(log) == sitting,
        lambda log: (
            f"At a table for {seats}, the seats {', '.join(map(str, sitting))} dined. What happened: "
            f"{told(log)}. Each has to eat once, and of two neighbours one must have ended before the "
            "other one begins."
        ),
    )


def never_both(log: Any, seats: int) -> bool:
    """Whether nobody ever began while a neighbour was eating."""
    eating: set[int] = set()
    for what, seat in log:
        if what == "ends":
            eating.remove(seat)
        elif eating & {(seat - 1) % seats, seat, (seat + 1) % seats}:
            return False
        else:
            eating.add(seat)
    return not eating


def ate(log: Any) -> list[int]:
    return sorted(seat for what, seat in log if what == "ends")


def told(log: Any) -> str:
    return ", ".join(f"{seat} {what}" for what, seat in log) or "nobody ate"
