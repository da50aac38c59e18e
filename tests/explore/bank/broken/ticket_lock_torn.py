"""Two threads draw the same ticket."""
# verdict: fails
# accept: busy waiting
# kind: ticket lock
# preemptions: -
# source: Mellor-Crummey, Scott (1991)
import threading

tickets, serving, inside = 0, 0, 0


def enter():
    global tickets, serving, inside
    mine = tickets
    tickets = mine + 1
    while serving != mine:
        pass
    inside += 1
    assert inside == 1
    inside -= 1
    serving += 1


def run(*targets):
    threads = [threading.Thread(target=target) for target in targets]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def scenario():
    run(enter, enter)
