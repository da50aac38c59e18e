"""`finally: release()` runs also when the permit was not obtained; the pool grows."""
# verdict: fails
# kind: semaphore
# preemptions: 1
# source: classic
import threading


class Pool:
    def __init__(self):
        self.permits = threading.BoundedSemaphore(1)
        self.served = []

    def serve(self, name):
        try:
            if self.permits.acquire(blocking=False):
                self.served.append(name)
        finally:
            self.permits.release()


def scenario():
    pool = Pool()
    threads = [threading.Thread(target=pool.serve, args=(name,)) for name in ("x", "y")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
