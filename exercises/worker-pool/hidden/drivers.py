"""What the checks do with pools, beside the student's code. Nothing here knows what is right.

Every driver shuts its pool down, because a pool whose workers are no daemons never ends otherwise.
"""

from __future__ import annotations

import itertools
import threading
import time
from collections.abc import Callable
from threading import Thread
from typing import Any

from submission import WorkerPool


class JobError(Exception):
    """What a job raises."""


def answer(handle: Any) -> list[Any]:
    """What a handle's `result()` does, as plain data."""
    if isinstance(handle, Exception):
        return ["raised by submit", type(handle).__name__]
    try:
        value = handle.result()
        return ["handed out" if isinstance(value, Exception) else "returned", value]
    except Exception as error:  # noqa: BLE001  (whatever comes is reported)
        return ["raised", type(error).__name__, str(error)]


def handed(pool: Any, function: Callable[..., object], *args: object) -> Any:
    """Submit a job and return its handle, or what `submit` raised."""
    try:
        return pool.submit(function, *args)
    except (JobError, ValueError) as error:
        return error


def settle() -> None:
    """Let everybody come so far that nobody can go on; only then does virtual time pass."""
    time.sleep(1.0)


def in_threads(*bodies: Callable[[], object]) -> None:
    """Run each body in a thread of its own and return when all have ended."""
    threads = [Thread(target=body) for body in bodies]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def double(number: int) -> int:
    return 2 * number


def fail(kind: str) -> None:
    """Raise an error of one of two kinds."""
    raise {"JobError": JobError, "ValueError": ValueError}[kind](kind)


def join(*parts: str) -> str:
    return "-".join(parts)


def one_job(size: int) -> list[Any]:
    """Have one job done, and ask for its result twice."""
    pool = WorkerPool(size)
    handle = pool.submit(double, 21)
    answers = [answer(handle), answer(handle)]
    pool.shutdown()
    return answers


def several_jobs() -> list[Any]:
    """Have jobs with none, one and several arguments done by one worker."""
    pool = WorkerPool(1)
    handles = [
        pool.submit(join),
        pool.submit(join, "a"),
        pool.submit(join, "a", "b", "c"),
        pool.submit(dict),
        pool.submit([].clear),
    ]
    answers = [answer(handle) for handle in handles]
    pool.shutdown()
    return answers


def failing_then_good(kind: str) -> list[Any]:
    """Have a worker do a job that raises, and then one that does not."""
    pool = WorkerPool(1)
    handles = [handed(pool, fail, kind), handed(pool, double, 21)]
    answers = [answer(handles[0]), answer(handles[1]), answer(handles[0])]
    pool.shutdown()
    return answers


def two_jobs(size: int) -> list[Any]:
    """Have two jobs done, one of which raises, and ask for the results from the last to the first."""
    pool = WorkerPool(size)
    handles = [handed(pool, double, 1), handed(pool, fail, "JobError")]
    answers = [answer(handle) for handle in reversed(handles)]
    pool.shutdown()
    return answers


def two_quick_jobs() -> list[Any]:
    """Have two jobs done in a pool of size 2, whose workers wait for them already."""
    pool = WorkerPool(2)
    settle()
    handles = [pool.submit(double, 1), pool.submit(double, 2)]
    settle()
    answers = [answer(handle) for handle in handles]
    pool.shutdown()
    return answers


def two_submitters() -> list[Any]:
    """Two threads submit a job each to one worker and ask for its result."""
    pool = WorkerPool(1)
    answers: dict[int, Any] = {}

    def submit(number: int) -> None:
        answers[number] = answer(pool.submit(double, number))

    in_threads(lambda: submit(1), lambda: submit(2))
    pool.shutdown()
    return [answers.get(1), answers.get(2)]


class Watch:
    """Watches how many threads there are, beside some, while jobs of a second are done.

    Time is virtual and passes when nobody can go on: after a second, whoever is about to end has ended.

    Args:
        mine: Threads that do not count.
    """

    def __init__(self, mine: list[Thread]) -> None:
        self.mine = mine
        self.threads: list[int] = []
        self._steps: list[int] = []

    def job(self) -> None:
        """Take a second."""
        self._steps.append(1)
        time.sleep(1.0)
        self.threads.append(sum(thread not in self.mine for thread in threading.enumerate()))
        self._steps.append(-1)

    def seen(self) -> dict[str, int]:
        """The most threads, and the most jobs, at one time."""
        return {"threads": max(self.threads), "jobs": max(itertools.accumulate(self._steps))}


def threads_while_jobs_run(size: int, jobs: int) -> dict[str, int]:
    """Return how many threads and jobs there are, at most, while a pool does some jobs."""
    watch = Watch([threading.current_thread()])
    pool = WorkerPool(size)
    for handle in [pool.submit(watch.job) for _ in range(jobs)]:
        handle.result()
    pool.shutdown()
    return watch.seen()


def threads_of_two_submitters() -> dict[str, int]:
    """The same, with one worker and two threads that submit one job each."""
    watch = Watch([threading.current_thread()])
    pool = WorkerPool(1)
    submitters = [Thread(target=lambda: pool.submit(watch.job).result()) for _ in range(2)]
    watch.mine += submitters
    for submitter in submitters:
        submitter.start()
    for submitter in submitters:
        submitter.join()
    pool.shutdown()
    return watch.seen()


def jobs_meet(size: int, first: int, patience: float | None) -> list[Any]:
    """Have as many jobs as there are workers wait for each other to begin.

    Args:
        size: Of the pool.
        first: How many other jobs are done before.
        patience: How long each job waits for each other one; None: for ever.
    """
    pool = WorkerPool(size)
    settle()
    for number in range(first):
        pool.submit(double, number)
        settle()
    began = [threading.Event() for _ in range(size)]

    def meet(number: int) -> list[Any]:
        began[number].set()
        met = all(event.wait(patience) for event in began)
        time.sleep(0.1 * number)  # one after the other from here on: fewer orders to try
        return [number, met]

    handles = [pool.submit(meet, number) for number in range(size)]
    settle()
    answers = [answer(handle) for handle in handles]
    pool.shutdown()
    return answers


def shut_down(size: int, jobs: int, settled: int) -> dict[str, Any]:
    """Shut a pool down behind some jobs, and tell which of them are done when that returns.

    Args:
        size: Of the pool.
        jobs: How many.
        settled: 1: all workers wait for jobs before there are any; 0: they may still be on their way.
    """
    done: list[int] = []
    pool = WorkerPool(size)
    if settled:
        settle()
    handles = [pool.submit(done.append, number) for number in range(jobs)]
    pool.shutdown()
    numbers = sorted(done)
    answers = [answer(handle) for handle in handles] if len(numbers) == jobs else []
    return {"done": numbers, "answers": answers}


def refused(jobs: int) -> str:
    """Say what becomes of a job that is submitted after shutting down behind some others."""
    done: list[int] = []
    pool = WorkerPool(1)
    for number in range(jobs):
        pool.submit(done.append, number)
    pool.shutdown()
    return submitted(pool, done)


def submitted(pool: Any, done: list[int]) -> str:
    """Submit one more job, and say how that goes."""
    try:
        pool.submit(done.append, 99)
    except RuntimeError:
        return "raised RuntimeError"
    except Exception as error:  # noqa: BLE001  (whatever comes is reported)
        return f"raised {type(error).__name__}"
    return "was accepted"


def submit_beside_shutdown(size: int) -> dict[str, Any]:
    """One thread submits a job while another one shuts the pool down."""
    pool = WorkerPool(size)
    done: list[int] = []
    seen: dict[str, Any] = {}

    def shut() -> None:
        pool.shutdown()
        seen["done at shutdown"] = len(done)

    def submit() -> None:
        try:
            handle = pool.submit(done.append, 1)
        except Exception:  # noqa: BLE001  (which one is asked elsewhere)
            seen["job"] = "refused"
            return
        seen["job"] = "accepted"
        handle.result()

    in_threads(submit, shut)
    return seen | {"done": len(done)}


def with_block(raises: str) -> dict[str, Any]:
    """Use a pool in a with-block, which ends by raising if a name is given."""
    done: list[int] = []
    out = "nothing"
    pool = WorkerPool(1)
    try:
        with pool as entered:
            same = entered is pool
            pool.submit(done.append, 1)
            if raises:
                fail(raises)
    except JobError:
        out = "`JobError`"
    return {"same": same, "out": out, "done": len(done)}


def job_submits(size: int) -> list[Any]:
    """A job submits a job and waits for it, and then does the same once more."""
    pool = WorkerPool(size)

    def outer(number: int) -> int:
        first = pool.submit(double, number).result()
        return 1 + first + pool.submit(double, number).result()

    settle()
    handle = pool.submit(outer, 10)
    settle()
    got = answer(handle)
    pool.shutdown()
    return got
