# caught-by: all-are-woken
# verdict: wrong result in some schedules
# why: That it is kept is said before the value is there, and who looks without the lock believes it.

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
        if not self.kept:
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
            self.kept = True
            self.value, self.error = value, error
            callbacks, self.callbacks = self.callbacks, []
            self.changed.notify_all()
        for function in callbacks:
            self._call(function)

    def _call(self, function):
        try:
            function(self)
        except Exception:
            pass
