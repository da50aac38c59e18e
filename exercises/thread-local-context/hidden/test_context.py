"""What is graded: ten points, from one request to threads that are used again."""

from typing import Any

from grader.harness import check


@check(
    "With one thread the user is the one of the request",
    points=1,
    hints=(
        "`user` is None before and after a request, and the request's user in it.",
        "`with context.request(user):` does the same as `begin` before and `end` after the block.",
        "Does what is kept belong to the one context, and not to the class?",
    ),
)
def test_one_request(explore):
    demand_seen(explore, [["begin", "anna"], ["end"]], [None, "anna", None])
    demand_seen(explore, [["with", "anna", []], ["look"]], [None, "anna", None, None])
    demand_seen(
        explore,
        [["begin", "anna"], ["end"], ["begin", "ben"], ["end"]],
        [None, "anna", None, "ben", None],
    )
    explore("two_contexts").always(
        lambda seen: seen == ["anna", None],
        lambda seen: (
            f"Of two contexts one was in a request of Anna's; their users were {seen} instead of "
            "['anna', None]."
        ),
    )


@check(
    "A request never sees another thread's user",
    points=4,
    hints=(
        "An attribute of the context is one for all threads: whoever writes last is seen by all.",
        "Each thread needs a place of its own, which the others cannot reach.",
        "What `threading.local` gives looks the same to all threads, and is another for each.",
    ),
)
def test_threads_see_their_own(explore):
    for scripts, wanted in (
        ([[["with", "anna", []]], [["with", "ben", []]]], ["anna", "ben"]),
        ([[["begin", "anna"], ["end"]], [["begin", "ben"], ["end"]]], ["anna", "ben"]),
        ([[["begin", "anna"], ["end"]], [["look"]]], ["anna", None]),
    ):
        explore("in_threads", scripts).always(
            lambda seen, w=wanted: all(own(one, user) for one, user in zip(seen, w, strict=True)),
            lambda seen, w=wanted: (
                f"Two threads worked at the same time, for {w[0]} and for {w[1]}. From beginning to "
                f"end, the first saw as `user` {listed(seen[0])}, and the second {listed(seen[1])}."
            ),
        )
    explore("beside_the_main_thread", [["begin", "anna"], ["end"]]).always(
        lambda seen: seen == {"others": [None, "anna", None], "mine": "the main one"},
        lambda seen: (
            "While the main thread was in a request of its own, another thread began and ended one "
            f"for Anna and saw {listed(seen['others'])}; after that, the main thread saw "
            f"{seen['mine']!r}."
        ),
    )


@check(
    "A thread that is used again sees nothing of its last request",
    points=1,
    hints=(
        "A pooled thread lives longer than a request. What has the last one left behind?",
        "`end` has to clear what `begin` has set, in the thread that is being used.",
        "The next thread may even bear the identity of one that has ended.",
    ),
)
def test_nothing_is_left_behind(explore):
    for scripts in (
        [[["begin", "anna"], ["end"]], [["begin", "ben"], ["end"]]],
        [[["with", "anna", [["with", "ben", []]]]], [["look"]]],
    ):
        explore("used_again", scripts).always(
            lambda seen: seen == [None, None, None],
            lambda seen: (
                "One thread did two pieces of work with requests in them. Before the first, before the "
                f"second and after it `user` was {listed(seen)}; it should be None each time."
            ),
        )
    explore("one_after_another", 3).always(
        lambda seen: seen == [None] * 3,
        lambda seen: (
            f"Three threads worked one after another, and saw {listed(seen)} before their requests."
        ),
    )


@check(
    "The outer user is back when an inner request has ended",
    points=2,
    hints=(
        "When an inner request ends, somebody has to know who came before.",
        "One name is not enough; think of a pile: the last one put on is the first to go.",
        "`begin` puts a user on the thread's own list, `end` takes it off, and `user` is the last one.",
    ),
)
def test_requests_nest(explore):
    demand_seen(
        explore,
        [["with", "anna", [["with", "ben", []]]]],
        [None, "anna", "ben", "anna", None],
    )
    demand_seen(
        explore,
        [["begin", "anna"], ["begin", "ben"], ["begin", "carla"], ["end"], ["end"], ["end"]],
        [None, "anna", "ben", "carla", "ben", "anna", None],
    )
    demand_seen(
        explore,
        [["with", "anna", [["begin", "ben"], ["end"]]], ["begin", "carla"], ["end"]],
        [None, "anna", "ben", "anna", None, "carla", None],
    )
    demand_seen(
        explore,
        [["begin", "anna"], ["with", "anna", []], ["end"]],
        [None, "anna", "anna", "anna", None],
    )
    nested = [["begin", "anna"], ["begin", "ben"], ["end"], ["end"]]
    explore("in_threads", [nested, [["begin", "carla"]]]).always(
        lambda seen: seen == [[None, "anna", "ben", "anna", None], [None, "carla"]],
        lambda seen: (
            "One thread had a request for Ben inside one for Anna, while another one worked for "
            f"Carla. From beginning to end, they saw {listed(seen[0])}, and {listed(seen[1])}."
        ),
    )


@check(
    "A request that raises has ended",
    points=2,
    hints=(
        "An exception leaves the block at once. Which of your lines are not reached then?",
        "What has to happen however a block is left?",
        "In a `@contextmanager`, the exception is raised at the `yield`: put that into try and finally.",
    ),
)
def test_exceptions_end_a_request(explore):
    demand_seen(explore, [["fail", "anna", []], ["look"]], [None, "anna", None, None])
    demand_seen(
        explore,
        [["with", "anna", [["fail", "ben", []]]], ["look"]],
        [None, "anna", "ben", "anna", None, None],
    )
    explore("used_again", [[["fail", "anna", []]], [["look"]]]).always(
        lambda seen: seen == [None, None, None],
        lambda seen: (
            "A thread's first request raised an exception, and the thread was used again. Before the "
            f"first, before the second and after it `user` was {listed(seen)}."
        ),
    )


def demand_seen(explore: Any, steps: list[Any], wanted: list[Any]) -> None:
    explore("one_thread", steps).always(
        lambda seen: seen == wanted,
        lambda seen: (
            f"In one thread: {told(steps)}. At first and after each step `user` was {listed(seen)}; "
            f"wanted is {listed(wanted)}."
        ),
    )


def own(seen: Any, user: str | None) -> bool:
    """Whether a thread saw its own user in its requests, and nobody before and after them."""
    return bool(seen[0] is None and seen[-1] is None and set(seen[1:-1]) <= {user, None})


def told(steps: list[Any]) -> str:
    parts = []
    for what, *rest in steps:
        if what in {"with", "fail"}:
            inside = f" ({told(rest[1])})" if rest[1] else ""
            raises = ", which raises" if what == "fail" else ""
            parts.append(f"with request({rest[0]!r}){inside}{raises}")
        else:
            parts.append(f"{what}({rest[0]!r})" if rest else what)
    return ", ".join(parts)


def listed(values: Any) -> str:
    return ", ".join(map(str, values))
