"""Two barriers per round: one after the writing, one after the reading."""
# verdict: ok
# kind: barrier
# preemptions: -
# source: classic (grid computation)
import threading


def scenario():
    cells = [0, 0]
    barrier = threading.Barrier(2)

    def step(me):
        for round_number in (1, 2):
            cells[me] = round_number
            barrier.wait()
            assert cells[1 - me] == round_number
            barrier.wait()

    threads = [threading.Thread(target=step, args=(me,)) for me in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
