"""A lock that is held until the promise is kept is a gate; who passes opens it for the next."""

from threading import Lock


class Promise:
    def __init__(self):
        self.gate = Lock()
        self.gate.acquire()
        self.book = Lock()
        self.box = []
        self.callbacks = []

    def _keep(self, fine, what):
        with self.book:
            if self.box:
                raise RuntimeError("only once")
            self.box.append((fine, what))
        self.gate.release()
        for function in self.callbacks:
            self._call(function)

    def set_result(self, value):
        self._keep(True, value)

    def set_exception(self, error):
        self._keep(False, error)

    def result(self, timeout=None):
        if not self.gate.acquire(timeout=-1 if timeout is None else timeout):
            raise TimeoutError
        self.gate.release()
        fine, what = self.box[0]
        if fine:
            return what
        raise what

    def add_callback(self, function):
        with self.book:
            kept = bool(self.box)
            if not kept:
                self.callbacks.append(function)
        if kept:
            self._call(function)

    def _call(self, function):
        try:
            function(self)
        except BaseException:
            pass
