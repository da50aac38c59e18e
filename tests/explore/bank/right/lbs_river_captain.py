"""Who fills the boat is found under the mutex."""
# verdict: ok
# kind: grouping
# preemptions: -
# source: Downey, The Little Book of Semaphores, 5.7
import threading

boat, rows, mutex = 0, 0, threading.Lock()


def board():
    global boat, rows
    with mutex:
        boat += 1
        captain = boat == 2
    if captain:
        rows += 1


def run(*targets):
    threads = [threading.Thread(target=target) for target in targets]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def scenario():
    run(board, board)
    assert rows == 1
