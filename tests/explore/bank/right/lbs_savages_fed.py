"""A savage waits for the cook while nobody else can come to the pot."""
# verdict: ok
# kind: monitor by semaphores
# preemptions: -
# source: Downey, The Little Book of Semaphores, 5.1
import threading

pot, mutex = [1], threading.Lock()
hungry, filled = threading.Semaphore(0), threading.Semaphore(0)


def savage():
    with mutex:
        if not pot:
            hungry.release()
            filled.acquire()
        pot.pop()


def cook():
    hungry.acquire()
    pot.extend([1, 1])
    filled.release()


def run(*targets):
    threads = [threading.Thread(target=target) for target in targets]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def scenario():
    run(savage, savage, cook)
    assert len(pot) == 1
