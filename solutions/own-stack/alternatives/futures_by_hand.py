"""A future for each number; whoever started the threads reads them in order."""

from concurrent.futures import Future
from functools import partial
from threading import Thread


def _fulfil(future, function):
    try:
        future.set_result(function())
    except Exception as error:
        future.set_exception(error)


def run_workers(n, work):
    futures = [Future() for _ in range(n)]
    threads = [
        Thread(target=_fulfil, args=(future, partial(work, number, list())))
        for number, future in enumerate(futures)
    ]
    [thread.start() for thread in threads]
    [thread.join() for thread in threads]
    return [future.result() for future in futures]
