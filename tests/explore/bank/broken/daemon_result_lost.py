"""The result of a daemon thread is read without waiting for it."""
# verdict: fails
# kind: daemon thread
# preemptions: 0
# source: classic
import threading
import time

result = []


def work():
    time.sleep(0.01)
    result.append(1)


def scenario():
    threading.Thread(target=work, daemon=True).start()
    assert result
