"""An oxygen does not wait for its two hydrogens."""
# verdict: fails
# kind: grouping
# preemptions: 0
# source: Downey, The Little Book of Semaphores, 5.6
import threading

hydrogen, bonds = threading.Semaphore(0), []


def oxygen():
    hydrogen.release(2)
    bonds.append("O")


def hydrogen_atom():
    hydrogen.acquire()
    bonds.append("H")


def run(*targets):
    threads = [threading.Thread(target=target) for target in targets]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def scenario():
    run(oxygen, hydrogen_atom, hydrogen_atom)
    assert bonds[-1] == "O", bonds
