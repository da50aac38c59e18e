"""Rendezvous: each signals its own arrival before it waits for the other."""
# verdict: ok
# kind: semaphore
# preemptions: -
# source: Downey, Little Book of Semaphores, 3.3
import threading


def scenario():
    a_arrived, b_arrived = threading.Semaphore(0), threading.Semaphore(0)
    steps = []

    def a():
        steps.append("a1")
        a_arrived.release()
        b_arrived.acquire()
        steps.append("a2")

    def b():
        steps.append("b1")
        b_arrived.release()
        a_arrived.acquire()
        steps.append("b2")

    threads = [threading.Thread(target=a), threading.Thread(target=b)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert set(steps[:2]) == {"a1", "b1"}
