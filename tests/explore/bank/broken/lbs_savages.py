"""A savage that finds the pot empty wakes the cook and takes without waiting for him."""
# verdict: deadlock
# accept: fails
# kind: monitor by semaphores
# preemptions: 0
# source: Downey, The Little Book of Semaphores, 5.1
import threading

pot, mutex = [1], threading.Lock()
hungry, filled = threading.Semaphore(0), threading.Semaphore(0)


def savage():
    with mutex:
        if not pot:
            hungry.release()
        pot.pop()


def cook():
    hungry.acquire()
    pot.extend([1, 1])


def run(*targets):
    threads = [threading.Thread(target=target) for target in targets]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def scenario():
    run(savage, savage, cook)
