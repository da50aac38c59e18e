"""A promise: a callback runs exactly once, whenever it is added."""
# verdict: ok
# kind: condition
# preemptions: -
# source: CPython's concurrent.futures.Future.add_done_callback
import threading


class Promise:
    def __init__(self):
        self.cond = threading.Condition()
        self.done = False
        self.value = None
        self.callbacks = []

    def add_callback(self, function):
        with self.cond:
            if not self.done:
                self.callbacks.append(function)
                return
        function(self)

    def set_result(self, value):
        with self.cond:
            self.value = value
            self.done = True
            self.cond.notify_all()
        for function in self.callbacks:
            function(self)


def scenario():
    promise = Promise()
    calls = []
    adder = threading.Thread(
        target=promise.add_callback, args=(lambda p: calls.append(p.value),)
    )
    setter = threading.Thread(target=promise.set_result, args=(5,))
    adder.start()
    setter.start()
    adder.join()
    setter.join()
    assert calls == [5]
