"""A Barrier for three, used by two."""
# verdict: deadlock
# accept: lost wake-up
# kind: barrier phase error
# preemptions: 0
# source: classic
import threading


def scenario():
    barrier = threading.Barrier(3)
    threads = [threading.Thread(target=barrier.wait) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
