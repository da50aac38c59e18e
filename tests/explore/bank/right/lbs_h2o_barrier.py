"""All three atoms meet before any of them bonds."""
# verdict: ok
# kind: grouping
# preemptions: -
# source: Downey, The Little Book of Semaphores, 5.6
import threading

oxygen_places, hydrogen_places, barrier = (
    threading.Semaphore(1),
    threading.Semaphore(2),
    threading.Barrier(3),
)
bonds = []


def atom(kind, places):
    places.acquire()
    barrier.wait()
    bonds.append(kind)


def run(*targets):
    threads = [threading.Thread(target=target) for target in targets]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def scenario():
    run(lambda: atom("O", oxygen_places), *[lambda: atom("H", hydrogen_places)] * 2)
    assert sorted(bonds) == ["H", "H", "O"]
