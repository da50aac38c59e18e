"""The barrier's action adds up once, while all parties wait."""
# verdict: ok
# kind: barrier
# preemptions: -
# source: CPython documentation of threading.Barrier (action)
import threading


def scenario():
    parts = [0, 0]
    sums = []
    barrier = threading.Barrier(2, action=lambda: sums.append(parts[0] + parts[1]))

    def work(me):
        parts[me] = me + 1
        barrier.wait()
        assert sums == [3]

    threads = [threading.Thread(target=work, args=(me,)) for me in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sums == [3]
