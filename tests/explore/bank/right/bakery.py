"""Lamport's bakery with its choosing flags."""
# verdict: ok
# kind: mutual exclusion
# preemptions: -
# source: Lamport (1974)
import threading

choosing, number, inside = [False, False], [0, 0], []


def enter(me):
    choosing[me] = True
    number[me] = 1 + max(number[0], number[1])
    choosing[me] = False
    other = 1 - me
    while choosing[other]:
        pass
    while number[other] and (number[other], other) < (number[me], me):
        pass
    inside.append(me)
    assert len(inside) == 1
    inside.remove(me)
    number[me] = 0


def run(*targets):
    threads = [threading.Thread(target=target) for target in targets]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def scenario():
    run(lambda: enter(0), lambda: enter(1))
