"""Readers and a writer on one condition; the writer waits until it is alone."""
# verdict: ok
# kind: reader-writer
# preemptions: -
# source: Courtois, Heymans, Parnas (1971)
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
                if self.readers == 0:
                    self.cond.notify_all()

    @contextlib.contextmanager
    def write(self):
        with self.cond:
            self.cond.wait_for(lambda: self.readers == 0)
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
            assert pair[0] == pair[1]

    threads = [threading.Thread(target=f) for f in (writer, reader, reader)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
