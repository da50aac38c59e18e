"""Looks like a race with cancel(): either outcome is counted right."""
# verdict: ok
# kind: timer
# preemptions: -
# source: CPython documentation of threading.Timer.cancel
import threading


def scenario():
    rung = []
    timer = threading.Timer(0.01, rung.append, args=("ring",))
    timer.start()
    timer.cancel()
    timer.join()
    assert rung in ([], ["ring"])
