"""Looks racy: `+=` without a lock, but each thread has its own entry and they are summed after the joins."""
# verdict: ok
# kind: single writer
# preemptions: -
# source: McKenney, Is Parallel Programming Hard, chapter on counting
import threading


def scenario():
    counts = [0, 0]

    def work(me):
        for _ in range(2):
            counts[me] += 1

    threads = [threading.Thread(target=work, args=(me,)) for me in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sum(counts) == 4
