"""At most two of three threads are inside."""
# verdict: ok
# kind: semaphore
# preemptions: -
# source: Downey, Little Book of Semaphores, 3.5 (multiplex)
import threading


def scenario():
    multiplex = threading.Semaphore(2)
    inside = []

    def enter(name):
        with multiplex:
            inside.append(name)
            assert len(inside) <= 2
            inside.remove(name)

    threads = [threading.Thread(target=enter, args=(n,)) for n in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
