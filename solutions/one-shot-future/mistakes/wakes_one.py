# caught-by: all-are-woken
# verdict: lost wake-up
# why: `notify` wakes one of those who wait.

from threading import Condition


class Promise:
    def __init__(self):
        self.changed = Condition()
        self.kept = False
        self.value = None
        self.error = None
        self.callbacks = []

    def set_result(self, value):
        self._keep(value, None)

    def set_exception(self, error):
        self._keep(None, error)

    def result(self, timeout=None):
        with self.changed:
            if not self.changed.wait_for(lambda: self.kept, timeout):
                raise TimeoutError
        if self.error is not None:
            raise self.error
        return self.value

    def add_callback(self, function):
        with self.changed:
            if not self.kept:
                self.callbacks.append(function)
                return
        self._call(function)

    def _keep(self, value, error):
        with self.changed:
            if self.kept:
                raise RuntimeError("kept already")
            self.value, self.error, self.kept = value, error, True
            callbacks, self.callbacks = self.callbacks, []
            self.changed.notify()
        for function in callbacks:
            self._call(function)

    def _call(self, function):
        try:
            function(self)
        except Exception:
            pass
