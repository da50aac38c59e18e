"""The number is odd while the pair is being written."""
# verdict: ok
# kind: seqlock
# preemptions: -
# source: Lameter (2005)
import threading

sequence, low, high = 0, 0, 0


def write():
    global sequence, low, high
    sequence += 1
    low = 1
    high = 1
    sequence += 1


def read():
    while True:
        before = sequence
        if before % 2:
            continue
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
