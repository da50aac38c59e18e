"""The writer raises the sequence number only when it is done."""
# verdict: fails
# kind: seqlock
# preemptions: -
# source: Lameter, Effective Synchronization on Linux (2005)
import threading

sequence, low, high = 0, 0, 0


def write():
    global sequence, low, high
    low = 1
    high = 1
    sequence += 2


def read():
    while True:
        before = sequence
        pair = low, high
        if sequence == before:
            break
    assert pair[0] == pair[1]


def run(*targets):
    threads = [threading.Thread(target=target) for target in targets]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def scenario():
    run(write, read)
