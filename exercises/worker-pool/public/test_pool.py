"""The checks that you can run yourself. The hidden ones ask the same and more."""

from grader.harness import check


@check(
    "One worker does one job after another",
    points=1,
    hint="`submit` hands a job over and returns at once; `result()` waits until it is done.",
)
def test_one_worker(explore):
    explore("one_worker", [1, 2]).always(
        lambda results: results == [2, 4],
        lambda results: (
            f"Two jobs were to double 1 and 2; their results were {results} instead of [2, 4]."
        ),
    )


@check(
    "Two jobs run at the same time",
    points=1,
    hints=(
        "How many workers are there, and what can keep the second one from its job?",
        "No lock may be held while a job is being done.",
    ),
)
def test_jobs_overlap(explore):
    explore("two_jobs_meet").always(
        lambda results: results == ["met", "met"],
        lambda results: f"Two jobs met; their results were {results} instead of ['met', 'met'].",
        stuck="In a pool of size 2 two jobs waited for each other to begin, and never did both run "
        "at the same time.",
    )
