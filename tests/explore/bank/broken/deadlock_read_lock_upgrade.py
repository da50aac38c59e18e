"""Two readers both want to become the writer; each waits for the other to stop reading."""
# verdict: deadlock
# accept: lost wake-up
# kind: reader-writer fault
# preemptions: 1
# source: classic (lock upgrade deadlock)
import threading


class ReadWriteLock:
    def __init__(self):
        self.changed = threading.Condition()
        self.readers = 0

    def acquire_read(self):
        with self.changed:
            self.readers += 1

    def upgrade(self):
        with self.changed:
            while self.readers > 1:
                self.changed.wait()

    def release(self):
        with self.changed:
            self.readers -= 1
            self.changed.notify_all()


def scenario():
    lock = ReadWriteLock()

    def read_then_write():
        lock.acquire_read()
        lock.upgrade()
        lock.release()

    threads = [threading.Thread(target=read_then_write) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
