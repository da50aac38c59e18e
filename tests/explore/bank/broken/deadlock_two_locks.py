"""Two locks taken in opposite order, under names bound early."""
# verdict: deadlock
# kind: lock order
# preemptions: 1
# source: SCTBench CS.deadlock01_bad (Thomson, Donaldson, Betts, PPoPP 2014)
from threading import Lock as L
from threading import Thread as T

a = L()
b = L()


def forwards():
    with a:
        with b:
            pass


def backwards():
    with b:
        with a:
            pass


def scenario():
    threads = [T(target=forwards), T(target=backwards)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
