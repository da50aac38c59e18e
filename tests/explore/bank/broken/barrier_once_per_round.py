"""One barrier per round: a fast thread writes the next round before a slow one has read this one."""
# verdict: fails
# accept: deadlock, lost wake-up
# kind: barrier phase error
# preemptions: 0
# source: classic (grid computation with one barrier)
import threading


def scenario():
    cells = [0, 0]
    barrier = threading.Barrier(2)

    def step(me):
        for round_number in (1, 2):
            cells[me] = round_number
            barrier.wait()
            assert cells[1 - me] == round_number, "neighbour is in another round"

    threads = [threading.Thread(target=step, args=(me,)) for me in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
