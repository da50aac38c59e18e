"""What is graded: ten points, from one thread to loaders that fail or ask for themselves."""

from typing import Any

from grader.harness import check


@check(
    "One thread loads the value once, whatever it is",
    points=1,
    hints=(
        "The first `get()` runs the loader and keeps what it returns; later ones return that.",
        "How do you know that the value is there? `None` and 0 are values, too.",
        "Does what is kept belong to the one LazyValue, and not to the class?",
    ),
)
def test_one_thread(explore):
    for value in ("value", None, 0):
        explore("in_turn", value, 3).always(
            lambda seen, v=value: seen == {"answers": [v] * 3, "calls": 1},
            lambda seen, v=value: (
                f"The loader returns {v!r}. Three calls of `get()` gave {seen['answers']}, and the "
                f"loader ran {seen['calls']} times; it should run once."
            ),
        )
    explore("two_values").always(
        lambda seen: seen == ["first", "second", "first"],
        lambda seen: f"Of two values, the first, the second and again the first gave {seen}.",
    )


@check(
    "With several threads the loader runs exactly once",
    points=3,
    hints=(
        "Two threads may both have looked before either of them has loaded.",
        "To look whether anybody has begun, and to begin, must be one step for all others.",
        "Who comes while another one loads has to wait, and must not load once more after that.",
    ),
)
def test_loaded_once(explore):
    for threads, value in ((2, "value"), (3, "value"), (2, None)):
        explore("loads", threads, value).always(
            lambda seen, n=threads, v=value: (
                seen["calls"] == 1 and seen["answers"] == [["got", v]] * n
            ),
            lambda seen, n=threads, v=value: (
                f"{n} threads asked for a value, {v!r}. The loader ran {seen['calls']} times, and "
                f"the threads {told(seen['answers'])}."
            ),
        )


@check(
    "Everybody gets the same object, and only when it is finished",
    points=2,
    hints=(
        "What does a caller get who comes while another one is still loading?",
        "That loading has begun does not mean that there is a value.",
        "Say that the value is there only after it has been put in its place.",
    ),
)
def test_same_and_finished(explore):
    for threads in (2, 3):
        explore("made_in_steps", threads).always(
            lambda seen, n=threads: seen == {"lengths": [2] * n, "same": True},
            lambda seen, n=threads: (
                f"The loader makes a list of two parts. {n} threads asked for it and got lists with "
                f"{', '.join('no parts at all' if one < 0 else str(one) for one in seen['lengths'])} "
                f"parts, {'all' if seen['same'] else 'not all'} of them the same object."
            ),
        )


@check(
    "When the loader raises, its caller sees the error and others try again",
    points=3,
    hints=(
        "Who waits for a value that will never come, and who tells them?",
        "The error belongs to the one who ran the loader. For all others nothing has been loaded yet.",
        "However the loader ends, those who wait must be woken and look again from the beginning.",
    ),
)
def test_errors_are_not_kept(explore):
    for threads, failures, later in ((1, 1, 1), (2, 1, 0), (2, 2, 1), (3, 1, 0), (2, 1, 1)):
        explore("fails", threads, failures, later).always(
            lambda seen, f=failures, n=threads + later: failed_well(seen, f, n),
            lambda seen, t=threads, f=failures, n=later: (
                f"The loader fails {'once' if f == 1 else 'twice'} and then returns 'value'. {t} "
                f"thread{'s' if t > 1 else ''} asked at the same time"
                + (", and somebody once more after that" if n else "")
                + f": they {told(seen['answers'])}, and the loader ran {seen['calls']} times. Each "
                "failure is for one caller, who ran the loader, and all others get the value."
            ),
        )


@check(
    "A loader that asks for its own value gets a RuntimeError",
    points=1,
    hints=(
        "Whom would a loader wait for that asks for the value that it is about to make?",
        "Remember which thread is loading, and compare it with the one that asks.",
        "`threading.get_ident()` tells them apart; others who ask meanwhile simply wait.",
    ),
)
def test_asking_itself_is_an_error(explore):
    for threads in (1, 2):
        explore("asks_itself", threads).always(
            lambda seen, n=threads: (
                seen["inner"] == ["RuntimeError"]
                and seen["calls"] == 1
                and seen["answers"] == [["got", "value"]] * n
            ),
            lambda seen, n=threads: (
                "A loader called `get()` of its own value, which gave: "
                f"{', '.join(seen['inner']) or 'nothing'}; it should be a RuntimeError. It went on and "
                f"returned 'value'; the loader ran {seen['calls']} times, and the {n} who asked "
                f"{told(seen['answers'])}."
            ),
        )


def failed_well(seen: Any, failures: int, asked: int) -> bool:
    """Whether each failure went to one caller, the others got the value, and none was loaded twice."""
    raised = seen["answers"].count(["raised", "Missing"])
    got = seen["answers"].count(["got", "value"])
    return bool(
        raised == failures and got == asked - failures and seen["calls"] == failures + bool(got)
    )


def told(answers: Any) -> str:
    return ", ".join(
        "were not answered" if answer is None else f"{answer[0]} {answer[1]}" for answer in answers
    )
