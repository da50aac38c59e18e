"""Both want to enter and wait for each other's flag."""
# verdict: deadlock
# accept: busy waiting, livelock
# kind: mutual exclusion
# preemptions: -
# source: Peterson (1981)
import threading

wants = [False, False]


def enter(me):
    wants[me] = True
    while wants[1 - me]:
        pass
    wants[me] = False


def run(*targets):
    threads = [threading.Thread(target=target) for target in targets]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def scenario():
    run(lambda: enter(0), lambda: enter(1))
