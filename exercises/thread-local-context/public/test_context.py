"""The checks that you can run yourself. The hidden ones ask the same and more."""

from grader.harness import check


@check(
    "With one thread the user is the one of the request",
    points=1,
    hint="`user` is None before and after a request, and the request's user in it.",
)
def test_one_request(explore):
    explore("one_request").always(
        lambda seen: seen == [None, "anna", None],
        lambda seen: f"Before, in and after a request of Anna's, `user` was {seen}.",
    )


@check(
    "Two threads see their own users",
    points=1,
    hints=(
        "An attribute of the context is one for all threads.",
        "Is there something that looks the same to all threads and is another for each?",
    ),
)
def test_two_threads(explore):
    explore("requests_in", ["anna", "ben"]).always(
        lambda seen: seen == ["anna", "ben"],
        lambda seen: f"Two threads worked for Anna and for Ben, and saw as `user`: {seen}.",
    )
