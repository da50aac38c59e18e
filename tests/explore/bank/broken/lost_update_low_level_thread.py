"""The module _thread by hand, with a lock for each end and none for the counter."""
# verdict: fails
# kind: lost update
# preemptions: 1
# source: CPython documentation of _thread
import _thread


class Counter:
    value = 0


def scenario():
    counter = Counter()

    def work(ended):
        counter.value += 1
        ended.release()

    ends = []
    for _ in range(2):
        ended = _thread.allocate_lock()
        ended.acquire()
        ends.append(ended)
        _thread.start_new_thread(work, (ended,))
    for ended in ends:
        ended.acquire()
    assert counter.value == 2
