"""A future sets its event before its value."""
# verdict: fails
# kind: publication
# preemptions: 1
# source: classic
import threading


class Future:
    def __init__(self):
        self._event = threading.Event()
        self._value = None

    def set(self, value):
        self._event.set()
        self._value = value

    def result(self):
        self._event.wait()
        return self._value


def scenario():
    future = Future()
    results = []
    reader = threading.Thread(target=lambda: results.append(future.result()))
    writer = threading.Thread(target=future.set, args=(42,))
    reader.start()
    writer.start()
    reader.join()
    writer.join()
    assert results == [42], results
