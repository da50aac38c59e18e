"""join(timeout=...) returns although the worker needs longer."""
# verdict: fails
# kind: ordering violation
# preemptions: 0
# source: CPython documentation of threading.Thread.join
import threading
import time


def scenario():
    answers = []

    def compute():
        time.sleep(0.05)
        answers.append(42)

    thread = threading.Thread(target=compute)
    thread.start()
    thread.join(timeout=0.01)
    assert answers == [42]
