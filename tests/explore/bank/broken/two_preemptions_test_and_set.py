"""A hand-made lock that tests and sets in two steps; two are inside only after two pre-emptions."""
# verdict: fails
# kind: broken mutual exclusion
# preemptions: 2
# source: Dijkstra (EWD123, 1965), first attempts
import threading


class Lock:
    def __init__(self):
        self.taken = False

    def __enter__(self):
        while self.taken:
            pass
        self.taken = True

    def __exit__(self, *exception):
        self.taken = False


def scenario():
    lock = Lock()
    inside = []

    def work(name):
        with lock:
            inside.append(name)
            assert inside == [name], inside
            inside.remove(name)

    threads = [threading.Thread(target=work, args=(name,)) for name in ("a", "b")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
