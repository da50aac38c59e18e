"""Baboons enter the rope from both sides before they know who is on it."""
# verdict: deadlock
# kind: direction
# preemptions: 1
# source: Downey, The Little Book of Semaphores, 6.3
import threading

rope = threading.Semaphore(2)
east, west = threading.Lock(), threading.Lock()


def cross(mine, other):
    with rope, mine, other:
        pass


def run(*targets):
    threads = [threading.Thread(target=target) for target in targets]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def scenario():
    run(lambda: cross(east, west), lambda: cross(west, east))
