# caught-by: never-more-threads
# verdict: wrong result
# why: A semaphore lets only so many work; but each job has a thread of its own, which waits meanwhile.

from threading import Event, Lock, Semaphore, Thread


class Handle:
    def __init__(self):
        self._done = Event()
        self._value = None
        self._error = None

    def result(self):
        self._done.wait()
        if self._error is not None:
            raise self._error
        return self._value


class WorkerPool:
    def __init__(self, size):
        self._slots = Semaphore(size)
        self._lock = Lock()
        self._closed = False
        self._threads = []

    def _work(self, handle, function, args):
        with self._slots:
            try:
                handle._value = function(*args)
            except Exception as error:
                handle._error = error
            handle._done.set()

    def submit(self, function, *args):
        handle = Handle()
        with self._lock:
            if self._closed:
                raise RuntimeError("the pool is shut down")
            thread = Thread(target=self._work, args=(handle, function, args))
            self._threads.append(thread)
            thread.start()
        return handle

    def shutdown(self):
        with self._lock:
            self._closed = True
        for thread in self._threads:
            thread.join()

    def __enter__(self):
        return self

    def __exit__(self, *exc_info):
        self.shutdown()
