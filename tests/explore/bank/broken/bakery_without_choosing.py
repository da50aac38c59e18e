"""Numbers are chosen without saying that one is choosing."""
# verdict: fails
# kind: mutual exclusion
# preemptions: -
# source: Lamport, A New Solution of Dijkstra's Concurrent Programming Problem (1974)
import threading

number, inside = [0, 0], []


def enter(me):
    number[me] = 1 + max(number)
    other = 1 - me
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
