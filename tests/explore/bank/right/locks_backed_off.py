"""Looks like an AB/BA deadlock: one side takes its second lock only if it is free, else gives up the first."""
# verdict: ok
# kind: lock order
# preemptions: -
# source: Goetz, Java Concurrency in Practice, 13.1.1 (polled lock acquisition)
import threading


def scenario():
    a, b = threading.Lock(), threading.Lock()
    entered = []

    def patient():
        with a:
            with b:
                entered.append("patient")

    def polite():
        while True:
            with b:
                if a.acquire(blocking=False):
                    try:
                        entered.append("polite")
                        return
                    finally:
                        a.release()

    threads = [threading.Thread(target=patient), threading.Thread(target=polite)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(entered) == ["patient", "polite"]
