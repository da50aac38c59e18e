"""Two workers, one sentinel: one of them waits for ever."""
# verdict: deadlock
# accept: lost wake-up
# kind: queue
# preemptions: 0
# source: classic (poison pill)
import threading
from queue import SimpleQueue


def scenario():
    jobs = SimpleQueue()
    done = SimpleQueue()

    def worker():
        while (job := jobs.get()) is not None:
            done.put(job)

    threads = [threading.Thread(target=worker) for _ in range(2)]
    for thread in threads:
        thread.start()
    jobs.put("a")
    jobs.put(None)
    for thread in threads:
        thread.join()
    assert done.get() == "a"
