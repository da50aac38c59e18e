"""The module _thread by hand, the counter under a lock."""
# verdict: ok
# kind: lock
# preemptions: -
# source: CPython documentation of _thread
import _thread


def scenario():
    guard = _thread.allocate_lock()
    state = {"count": 0}

    def work(ended):
        with guard:
            state["count"] += 1
        ended.release()

    ends = []
    for _ in range(2):
        ended = _thread.allocate_lock()
        ended.acquire()
        ends.append(ended)
        _thread.start_new_thread(work, (ended,))
    for ended in ends:
        ended.acquire()
    assert state["count"] == 2
