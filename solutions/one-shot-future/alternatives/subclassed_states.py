"""A re-entrant condition, so that callbacks may run while it is held by their own thread."""

import threading
import time


class Promise:
    def __init__(self):
        self.monitor = threading.Condition(threading.RLock())
        self.state = "empty"
        self.content = None
        self.todo = []

    def set_result(self, value):
        self.fill("value", value)

    def set_exception(self, error):
        self.fill("error", error)

    def fill(self, state, content):
        with self.monitor:
            if self.state != "empty":
                raise RuntimeError(self.state)
            self.content = content
            self.state = state
            self.monitor.notify_all()
            while self.todo:
                self.run(self.todo.pop(0))

    def result(self, timeout=None):
        until = None if timeout is None else time.monotonic() + timeout
        with self.monitor:
            while self.state == "empty":
                left = None if until is None else until - time.monotonic()
                if left is not None and left <= 0:
                    raise TimeoutError
                self.monitor.wait(left)
            if self.state == "error":
                raise self.content
            return self.content

    def add_callback(self, function):
        with self.monitor:
            if self.state == "empty":
                self.todo.append(function)
            else:
                self.run(function)

    def run(self, function):
        try:
            function(self)
        except Exception:
            pass
