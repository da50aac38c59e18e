"""Looks like a lock order cycle: the opposite orders are both inside one gate lock."""
# verdict: ok
# kind: lock order
# preemptions: -
# source: Havelund, Using runtime analysis to guide model checking (SPIN 2000), gate locks
import threading


def scenario():
    gate, a, b = threading.Lock(), threading.Lock(), threading.Lock()
    trace = []

    def forwards():
        with gate, a, b:
            trace.append("forwards")

    def backwards():
        with gate:
            with b:
                with a:
                    trace.append("backwards")

    threads = [threading.Thread(target=forwards), threading.Thread(target=backwards)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(trace) == 2
