"""Looks like a lock order cycle: the second thread starts after the first was joined."""
# verdict: ok
# kind: lock order
# preemptions: -
# source: Bensalem, Havelund, Dynamic deadlock analysis (2005), segmentation
import threading


def scenario():
    a, b = threading.Lock(), threading.Lock()
    trace = []

    def both(first, second):
        with first:
            with second:
                trace.append(threading.current_thread().name)

    one = threading.Thread(target=both, args=(a, b), name="one")
    one.start()
    one.join()
    two = threading.Thread(target=both, args=(b, a), name="two")
    two.start()
    two.join()
    assert trace == ["one", "two"]
