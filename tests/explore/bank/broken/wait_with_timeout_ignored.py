"""Event.wait(timeout) may come back empty-handed before the writer had its turn; nobody looks at its answer."""
# verdict: fails
# kind: sleep used as synchronisation
# preemptions: 0
# source: CPython documentation of threading.Event.wait (returns False on a timeout)
import threading


def scenario():
    ready = threading.Event()
    box = []

    def reader():
        ready.wait(timeout=0.05)
        assert box == ["letter"], "nothing there"

    def writer():
        box.append("letter")
        ready.set()

    threads = [threading.Thread(target=reader), threading.Thread(target=writer)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
