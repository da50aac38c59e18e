"""Tickets are drawn by an atomic step and served in turn."""
# verdict: ok
# kind: ticket lock
# preemptions: -
# source: Mellor-Crummey, Scott (1991)
import itertools
import threading

tickets, serving, inside = itertools.count(), 0, 0


def enter():
    global serving, inside
    mine = next(tickets)
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
