"""A global variable is decreased by two threads that sell tickets."""
# verdict: fails
# kind: lost update
# preemptions: 1
# source: classic
import threading

tickets = 10


def sell(number):
    global tickets
    left = tickets
    left = left - number
    tickets = left


def scenario():
    global tickets
    tickets = 10
    sellers = [threading.Thread(target=sell, args=(n,)) for n in (2, 3)]
    [s.start() for s in sellers]
    [s.join() for s in sellers]
    assert tickets == 5, f"{tickets} tickets left"
