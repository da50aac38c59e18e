"""A future that sets its value before its event, with two readers."""
# verdict: ok
# kind: event
# preemptions: -
# source: classic
import threading


class Future:
    def __init__(self):
        self._event = threading.Event()
        self._value = None

    def set(self, value):
        self._value = value
        self._event.set()

    def result(self):
        self._event.wait()
        return self._value


def scenario():
    future = Future()
    results = []
    threads = [threading.Thread(target=lambda: results.append(future.result())) for _ in range(2)]
    threads.append(threading.Thread(target=future.set, args=(42,)))
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert results == [42, 42]
