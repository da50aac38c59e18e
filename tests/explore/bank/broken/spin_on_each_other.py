"""Each thread polls for the other's flag before it raises its own."""
# verdict: busy waiting
# accept: livelock, timed out
# kind: spinning without progress
# preemptions: -
# source: classic (rendezvous by polling)
import threading


def scenario():
    ready = {"a": False, "b": False}

    def meet(me, other):
        while not ready[other]:
            pass
        ready[me] = True

    threads = [
        threading.Thread(target=meet, args=("a", "b")),
        threading.Thread(target=meet, args=("b", "a")),
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
