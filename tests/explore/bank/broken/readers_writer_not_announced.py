"""The writer waits until no reader is left, but lets new ones in while it writes."""
# verdict: fails
# kind: reader-writer fault
# preemptions: 1
# source: classic
import contextlib
import threading


class ReadWriteLock:
    def __init__(self):
        self.cond = threading.Condition()
        self.readers = 0

    @contextlib.contextmanager
    def read(self):
        with self.cond:
            self.readers += 1
        try:
            yield
        finally:
            with self.cond:
                self.readers -= 1
                self.cond.notify_all()

    @contextlib.contextmanager
    def write(self):
        with self.cond:
            while self.readers:
                self.cond.wait()
        yield


def scenario():
    lock = ReadWriteLock()
    pair = [0, 0]

    def writer():
        with lock.write():
            pair[0] = 1
            pair[1] = 1

    def reader():
        with lock.read():
            assert pair[0] == pair[1], pair

    threads = [threading.Thread(target=writer), threading.Thread(target=reader)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
