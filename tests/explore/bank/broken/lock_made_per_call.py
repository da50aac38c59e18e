"""Every call makes a lock of its own, so nobody ever waits."""
# verdict: fails
# kind: wrong lock
# preemptions: 1
# source: SCTBench CS.wronglock_bad (Thomson, Donaldson, Betts, PPoPP 2014), in spirit
import threading


class Counter:
    def __init__(self):
        self.value = 0

    def increment(self):
        lock = threading.Lock()
        with lock:
            self.value += 1


def scenario():
    counter = Counter()
    threads = [threading.Thread(target=counter.increment) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert counter.value == 2
