"""A ring buffer's counters are written by both sides without a lock."""
# verdict: fails
# kind: missing lock
# preemptions: 1
# source: SCTBench CS.circular_buffer_bad
import threading

ring, first, free, count = [None, None], 0, 0, 0
got = []


def insert(item):
    global free, count
    if count < len(ring):
        ring[free] = item
        free = (free + 1) % len(ring)
        count += 1


def remove():
    global first, count
    if count > 0:
        got.append(ring[first])
        first = (first + 1) % len(ring)
        count -= 1


def run(*targets):
    threads = [threading.Thread(target=target) for target in targets]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def scenario():
    insert("a")
    run(lambda: insert("b"), remove)
    assert count + len(got) == 2
