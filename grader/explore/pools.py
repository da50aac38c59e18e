"""`multiprocessing.pool.ThreadPool` without its three threads of housekeeping.

The library's pool hands jobs and results on through threads of its own, which watch one another
by pipes. Here whoever submits puts the jobs into the queue, and a worker that has a result gives
it to whoever waits, one at a time. Results, callbacks and `map` are the library's own.
"""

from __future__ import annotations

import os
from typing import Any


def make_thread_pool(pool: Any, threading: Any, queue: Any) -> type:  # noqa: C901  (three classes)
    """The class, for private copies of the modules.

    Args:
        pool: `multiprocessing.pool`.
        threading: Whose threads and locks are used.
        queue: Whose queues are used.
    """

    class Tasks:
        """Stands for the queue of the thread that hands out jobs."""

        def __init__(self, jobs: Any) -> None:
            self._jobs = jobs

        def put(self, request: Any) -> None:
            tasks, set_length = request
            number = -1
            for task in tasks:
                number = task[1]
                self._jobs.put(task)
            if set_length:
                set_length(number + 1)

    class Results:
        """Stands for the queue of the thread that collects results."""

        def __init__(self, owner: Any) -> None:
            self._owner = owner
            self._one_at_a_time = threading.Lock()

        def put(self, result: Any) -> None:
            job, number, value = result
            with self._one_at_a_time:
                waiting = self._owner._cache.get(job)  # noqa: SLF001
                if waiting is not None and self._owner._state != pool.TERMINATE:  # noqa: SLF001
                    waiting._set(number, value)  # noqa: SLF001

    class ThreadPool(pool.Pool):  # type: ignore[misc]
        """See `multiprocessing.pool.ThreadPool`."""

        def __init__(
            self, processes: int | None = None, initializer: Any = None, initargs: Any = ()
        ) -> None:
            if processes is None:
                processes = os.cpu_count() or 1
            if processes < 1:
                raise ValueError("Number of processes must be at least 1")
            if initializer is not None and not callable(initializer):
                raise TypeError("initializer must be a callable")
            self._state = pool.RUN
            self._cache: dict[int, Any] = {}
            self._jobs = queue.SimpleQueue()
            self._taskqueue = Tasks(self._jobs)
            arguments = (self._jobs, Results(self), initializer, initargs)
            self._pool = [
                threading.Thread(target=pool.worker, args=arguments, daemon=True)
                for _ in range(processes)
            ]
            for thread in self._pool:
                thread.start()

        def __del__(self) -> None:
            """Nothing is left to be closed."""

        def close(self) -> None:
            """Take no more jobs; the workers end when they have done all."""
            if self._state == pool.RUN:
                self._state = pool.CLOSE
                self._dismiss()

        def terminate(self) -> None:
            """Drop the jobs that nobody has begun."""
            if self._state != pool.TERMINATE:
                self._state = pool.TERMINATE
                try:
                    while True:
                        self._jobs.get(block=False)
                except queue.Empty:
                    self._dismiss()

        def _dismiss(self) -> None:
            for _ in self._pool:
                self._jobs.put(None)

        def join(self) -> None:
            """Wait for the workers to end."""
            if self._state == pool.RUN:
                raise ValueError("Pool is still running")
            for thread in self._pool:
                thread.join()

    return ThreadPool
