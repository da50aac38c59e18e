"""Threads look for a free block between checks that are not one step."""
# verdict: fails
# kind: index out of bounds
# preemptions: 1
# source: SCTBench CS.fsbench_bad
import threading

busy = [False, False]
owner = [0, 0]


def allocate(me):
    for block in (0, 1):
        if not busy[block]:
            busy[block] = True
            owner[block] += 1
            return


def run(*targets):
    threads = [threading.Thread(target=target) for target in targets]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def scenario():
    run(lambda: allocate(1), lambda: allocate(2))
    assert owner == [1, 1]
