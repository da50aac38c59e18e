# caught-by: callbacks-run-once
# verdict: wrong result in some schedules
# why: Between the look and the append, the promise may be kept and its callbacks be gone through.

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
        if self.kept:
            self._call(function)
        else:
            with self.changed:
                self.callbacks.append(function)

    def _keep(self, value, error):
        with self.changed:
            if self.kept:
                raise RuntimeError("kept already")
            self.value, self.error, self.kept = value, error, True
            callbacks, self.callbacks = self.callbacks, []
            self.changed.notify_all()
        for function in callbacks:
            self._call(function)

    def _call(self, function):
        try:
            function(self)
        except Exception:
            pass
