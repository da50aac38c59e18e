"""A promise tests `done` before it stores a callback: the callback is never called."""
# verdict: fails
# kind: check-then-act
# preemptions: 1
# source: classic (observer registration race)
import threading


class Promise:
    def __init__(self):
        self.done = False
        self.callbacks = []

    def add_callback(self, function):
        if self.done:
            function()
        else:
            self.callbacks.append(function)

    def finish(self):
        self.done = True
        for function in self.callbacks:
            function()


def scenario():
    promise = Promise()
    calls = []
    adder = threading.Thread(target=promise.add_callback, args=(lambda: calls.append("called"),))
    finisher = threading.Thread(target=promise.finish)
    adder.start()
    finisher.start()
    adder.join()
    finisher.join()
    assert calls == ["called"], calls
