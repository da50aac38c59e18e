"""The library's own future does the work; only its error has another name here."""

import concurrent.futures
import threading


class Promise:
    def __init__(self):
        self._future = concurrent.futures.Future()
        self._once = threading.Lock()

    def _claim(self):
        if not self._once.acquire(blocking=False):
            raise RuntimeError("kept already")

    def set_result(self, value):
        self._claim()
        self._future.set_result(value)

    def set_exception(self, error):
        self._claim()
        self._future.set_exception(error)

    def result(self, timeout=None):
        return self._future.result(timeout)

    def add_callback(self, function):
        def call(_):
            try:
                function(self)
            except Exception:
                pass

        self._future.add_done_callback(call)
