"""A newcomer takes a seat while those who were woken are not yet seated."""
# verdict: fails
# kind: blocked count
# preemptions: -
# source: Downey, The Little Book of Semaphores, 7.1
import threading

eating, mutex = 0, threading.Lock()


def eat():
    global eating
    while True:
        with mutex:
            free = eating < 1
        if free:
            break
    with mutex:
        eating += 1
    assert eating <= 1
    with mutex:
        eating -= 1


def run(*targets):
    threads = [threading.Thread(target=target) for target in targets]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def scenario():
    run(eat, eat)
