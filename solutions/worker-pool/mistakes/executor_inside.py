# caught-by: one-worker, exceptions-reach-the-handle, right-handle, never-more-threads, jobs-overlap, shutdown-finishes, refuses-after-shutdown, with-block, submit-beside-shutdown, job-submits-job
# verdict: not allowed
# why: The standard library has this pool; using it teaches nothing.

from concurrent.futures import ThreadPoolExecutor


class WorkerPool:
    def __init__(self, size):
        self._executor = ThreadPoolExecutor(size)

    def submit(self, function, *args):
        return self._executor.submit(function, *args)

    def shutdown(self):
        self._executor.shutdown()

    def __enter__(self):
        return self

    def __exit__(self, *exc_info):
        self.shutdown()
