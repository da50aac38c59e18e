"""The checker sees the first of two writes without the second."""
# verdict: fails
# kind: atomicity violation
# preemptions: 1
# source: SCTBench CS.reorder_3_bad (Thomson, Donaldson, Betts, PPoPP 2014)
import threading


class Shared:
    a = 0
    b = 0


def setter():
    Shared.a = 1
    Shared.b = -1


def checker():
    assert (Shared.a == 0 and Shared.b == 0) or (Shared.a == 1 and Shared.b == -1)


def scenario():
    Shared.a = Shared.b = 0
    threads = [threading.Thread(target=target) for target in (setter, setter, checker)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
