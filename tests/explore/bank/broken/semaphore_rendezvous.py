"""Rendezvous in which both wait before either signals."""
# verdict: deadlock
# accept: lost wake-up
# kind: semaphore
# preemptions: 0
# source: Downey, Little Book of Semaphores, 3.3 (deadlock #1)
import threading


def scenario():
    a_arrived = threading.Semaphore(0)
    b_arrived = threading.Semaphore(0)

    def a():
        b_arrived.acquire()
        a_arrived.release()

    def b():
        a_arrived.acquire()
        b_arrived.release()

    threads = [threading.Thread(target=a), threading.Thread(target=b)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
