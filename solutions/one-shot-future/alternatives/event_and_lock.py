"""An event says that it is kept, a lock decides who keeps it and where a callback goes."""

import threading


class Promise:
    def __init__(self):
        self._lock = threading.Lock()
        self._done = threading.Event()
        self._outcome = None
        self._waiting = []

    def set_result(self, value):
        self._settle(("value", value))

    def set_exception(self, error):
        self._settle(("error", error))

    def _settle(self, outcome):
        with self._lock:
            if self._outcome is not None:
                raise RuntimeError("already settled")
            self._outcome = outcome
            self._done.set()
            waiting = self._waiting
            self._waiting = None
        for function in waiting:
            self._run(function)

    def result(self, timeout=None):
        if not self._done.wait(timeout):
            raise TimeoutError("not yet")
        kind, what = self._outcome
        if kind == "error":
            raise what
        return what

    def add_callback(self, function):
        with self._lock:
            if self._waiting is not None:
                self._waiting.append(function)
                return
        self._run(function)

    def _run(self, function):
        try:
            function(self)
        except Exception:
            pass
