"""What is graded: ten points, from one worker with one job to shutting down in the midst of it."""

from grader.harness import check


@check(
    "One worker does one job after another",
    points=1,
    hints=(
        "`submit` hands a job over and returns at once; `result()` waits until it is done.",
        "Who tells whoever waits in `result()`, and can that be told before he listens?",
        "If it hangs after all jobs are done: how do the workers learn that no more will come?",
    ),
)
def test_one_worker(explore, call):
    explore("one_job", 1).always(
        lambda answers: answers == [["returned", 42], ["returned", 42]],
        lambda answers: (
            f"One job was submitted, `double` with 21; `result()` {told(answers[0])}, and asked "
            f"again it {told(answers[1])}. Both times it must return 42."
        ),
    )
    wanted = [["returned", value] for value in ("", "a", "a-b-c", {}, None)]
    answers = call("several_jobs")
    assert answers == wanted, (
        "Jobs with none, one and three arguments, and two that return `{}` and `None`: asked for "
        f"their results the handles answered {answers} instead of {wanted}."
    )


@check(
    "An exception of a job is raised by its handle, and the worker goes on",
    points=1,
    hints=(
        "In whose thread is the exception raised, and who asks for the result?",
        "The worker must catch whatever a job raises, and keep it for the handle.",
        "Keep the exception object; `result()` raises it, as often as it is asked.",
    ),
)
def test_exceptions_reach_the_handle(explore):
    for kind in ("JobError", "ValueError"):
        wanted = [["raised", kind, kind], ["returned", 42], ["raised", kind, kind]]
        explore("failing_then_good", kind).always(
            lambda answers, wanted=wanted: answers == wanted,
            lambda answers, kind=kind: (
                f"The first job raised `{kind}`, the second returned 42. The first handle's "
                f"`result()` {told(answers[0])}, the second's {told(answers[1])}, and the first's "
                f"again {told(answers[2])}. The first must raise `{kind}` both times, and the second "
                "return 42."
            ),
        )


@check(
    "Every result reaches the handle of its own job",
    points=1,
    hints=(
        "Nobody need ask for results in the order in which the jobs were submitted.",
        "Which object does the worker write the result to, and who else knows that object?",
        "Make a handle for each job, and let it travel through the queue together with the job.",
    ),
)
def test_right_handle(explore):
    explore("two_jobs", 1).always(
        lambda answers: answers == [["raised", "JobError", "JobError"], ["returned", 2]],
        lambda answers: (
            "The first job returned 2, the second raised `JobError`. Asked from the last to the "
            f"first, the second handle's `result()` {told(answers[0])}, and the first handle's "
            f"{told(answers[1])}."
        ),
    )
    explore("two_quick_jobs", on_time=True).always(
        lambda answers: answers == [["returned", 2], ["returned", 4]],
        lambda answers: (
            "Two jobs in a pool of size 2, of which the first returns 2 and the second 4: their "
            f"handles' `result()` {told(answers[0])} and {told(answers[1])}."
        ),
    )
    explore("two_submitters").always(
        lambda answers: answers == [["returned", 2], ["returned", 4]],
        lambda answers: (
            "Two threads submitted a job each, of which one returns 2 and the other 4; their own "
            f"handles' `result()` {told(answers[0])} and {told(answers[1])}."
        ),
    )


@check(
    "Never more threads than the size, however many jobs",
    points=1,
    hints=(
        "A thread that waits for its turn is a thread as well, and has to be created and paid for.",
        "Jobs wait in a queue; only workers are threads.",
        "If you start workers only when they are needed: counting them and starting one is one step.",
    ),
)
def test_never_more_threads(explore):
    explore("threads_while_jobs_run", 1, 3, on_time=True).always(
        lambda seen: seen["threads"] <= 1 and seen["jobs"] <= 1,
        lambda seen: (
            f"A pool of size 1 with three jobs had {seen['threads']} threads at one time, and "
            f"{seen['jobs']} jobs were being done. Neither may be more than the size."
        ),
    )
    explore("threads_of_two_submitters", on_time=True).always(
        lambda seen: seen["threads"] <= 1 and seen["jobs"] <= 1,
        lambda seen: (
            "Two threads submitted a job each to a pool of size 1; it had "
            f"{seen['threads']} threads at one time, and {seen['jobs']} jobs were being done. "
            "Neither may be more than the size."
        ),
    )


@check(
    "As many jobs as the size run at the same time",
    points=1,
    hints=(
        "How many workers are there, and what can keep the second from its job while the first works?",
        "No lock may be held while a job is being done.",
        "If you start workers only when they are needed: an idle worker that has been given a job "
        "is idle no longer, even before it wakes up.",
    ),
)
def test_jobs_overlap(explore):
    wanted = [["returned", [0, True]], ["returned", [1, True]]]
    found = explore("jobs_meet", 2, 1, 60.0, on_time=True)
    if any(answers != wanted for answers in found.values):
        explore("jobs_meet", 2, 1, None, on_time=True).always(
            lambda answers: answers == wanted,
            "Two jobs that wait for each other to begin got the wrong results.",
            stuck="In a pool of size 2 two jobs waited for each other to begin, and never did both "
            "run at the same time.",
        )
    found.always(
        lambda answers: answers == wanted,
        lambda answers: (
            "Two jobs in a pool of size 2 waited for each other to begin, and were to return their "
            "numbers, 0 and 1, and whether they met. Their handles' `result()` "
            f"{told(answers[0])} and {told(answers[1])}."
        ),
    )


@check(
    "`shutdown` finishes what was accepted",
    points=1,
    hints=(
        "What is still in the queue has been accepted. When may a worker stop?",
        "When `shutdown()` returns, all of it is done. Whom does it wait for?",
        "If it hangs: every single worker has to learn that nothing more will come, also one that "
        "waits at that moment, or is just about to.",
    ),
)
def test_shutdown_finishes(explore):
    # size 1: in every order. Size 2: every worker waits already, or there is nothing to do
    for size, jobs, settled in ((1, 2, 0), (2, 0, 0), (2, 1, 1)):
        wanted = {"done": list(range(jobs)), "answers": [["returned", None]] * jobs}
        explore("shut_down", size, jobs, settled, on_time=True).always(
            lambda seen, wanted=wanted: seen == wanted,
            lambda seen, size=size, jobs=jobs: (
                f"Of {jobs} jobs of a pool of size {size}, {len(seen['done'])} were done when "
                f"`shutdown()` returned; asked for their results then, the handles answered "
                f"{seen['answers']}. All must be done by then."
            ),
        )


@check(
    "After `shutdown`, jobs are refused",
    points=1,
    hints=(
        "What becomes of a job that nobody will ever do, and of whoever waits for its result?",
        "`submit` has to know that the pool is shut down, and raise `RuntimeError`.",
    ),
)
def test_refuses_after_shutdown(explore):
    for jobs in (0, 1):
        explore("refused", jobs).always(
            lambda seen: seen == "raised RuntimeError",
            lambda seen, jobs=jobs: (
                f"A pool had done {jobs} jobs and was shut down; another job that was submitted then "
                f"{seen}. `submit` must raise `RuntimeError`."
            ),
        )


@check(
    "A with-block shuts the pool down, and passes exceptions on",
    points=1,
    hints=(
        "What does `with … as pool` bind to `pool`? What `__enter__` returns.",
        "`__exit__` is called however the block ends; what it returns decides about the exception.",
    ),
)
def test_with_block(explore):
    for raises in ("", "JobError"):
        out = f"`{raises}`" if raises else "nothing"
        wanted = {"same": True, "out": out, "done": 1}
        explore("with_block", raises).always(
            lambda seen, wanted=wanted: seen == wanted,
            lambda seen, raises=raises, out=out: (
                f"A with-block submitted one job and {f'raised {out}' if raises else 'ended'}: "
                f"{'the pool itself' if seen['same'] else 'something else'} was bound by `as`, "
                f"{seen['out']} was raised out of it, and {seen['done']} jobs were done after it. "
                f"Wanted: the pool itself, {out}, and 1."
            ),
        )


@check(
    "A job submitted during `shutdown` is either refused or done",
    points=1,
    hints=(
        "Between seeing that the pool is open and putting a job into the queue, what may happen?",
        "No job may come into the queue behind the moment at which the workers leave.",
        "Asking whether it is open and putting the job in is one step, and so is closing it: they "
        "need the same lock.",
    ),
)
def test_submit_beside_shutdown(explore):
    explore("submit_beside_shutdown", 1).always(
        lambda seen: (
            seen
            in (
                {"job": "refused", "done": 0, "done at shutdown": 0},
                {"job": "accepted", "done": 1, "done at shutdown": 1},
            )
        ),
        lambda seen: (
            "One thread submitted a job while another one shut the pool down. The job was "
            f"{seen['job']}; {seen['done at shutdown']} jobs were done when `shutdown()` returned, "
            f"and {seen['done']} in the end. It must be either refused and never done, or accepted "
            "and done when `shutdown()` returns."
        ),
    )


@check(
    "A job may submit a job and wait for it, if there is another worker",
    points=1,
    hints=(
        "The job runs in a worker, and calls `submit` from there.",
        "Which locks does a worker hold while it does a job? `submit` wants one of them.",
        "A job belongs to whoever is free for it; none may wait behind a job that is still running.",
    ),
)
def test_job_submits_job(explore):
    explore("job_submits", 2, on_time=True).always(
        lambda answer: answer == ["returned", 41],
        lambda answer: (
            "In a pool of size 2 a job submitted another one, which returns 20, waited for it, did "
            f"the same again, and returned one more than the sum; `result()` of the outer one "
            f"{told(answer)}. It must return 41."
        ),
    )


def told(answer):
    """What became of a call of `result()`, in words."""
    if isinstance(answer, list) and answer[:1] == ["raised"]:
        return f"raised `{answer[1]}`"
    if isinstance(answer, list) and answer[:1] == ["handed out"]:
        return "returned an exception instead of raising it"
    if isinstance(answer, list) and answer[:1] == ["raised by submit"]:
        return f"could not be called, as `submit` itself raised `{answer[1]}`"
    if isinstance(answer, list) and len(answer) == 2:
        return f"returned {answer[1]!r}"
    return f"came to {answer!r}"
