"""Each looks at the other's flag before raising its own."""
# verdict: fails
# kind: mutual exclusion
# preemptions: -
# source: Dijkstra (1965)
import threading

wants, inside = [False, False], []


def enter(me):
    while wants[1 - me]:
        pass
    wants[me] = True
    inside.append(me)
    assert len(inside) == 1
    inside.remove(me)
    wants[me] = False


def run(*targets):
    threads = [threading.Thread(target=target) for target in targets]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def scenario():
    run(lambda: enter(0), lambda: enter(1))
