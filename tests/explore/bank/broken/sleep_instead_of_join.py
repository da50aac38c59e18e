"""The main thread sleeps a moment instead of joining the worker."""
# verdict: fails
# kind: sleep used as synchronisation
# preemptions: 0
# source: classic
import threading
import time


def scenario():
    result = {}

    def worker():
        result["answer"] = sum(range(10))

    threading.Thread(target=worker).start()
    time.sleep(0.05)
    assert result == {"answer": 45}
