"""A lock wrapped by contextmanager, released in `finally`; one body raises."""
# verdict: ok
# kind: lock
# preemptions: -
# source: CPython documentation of contextlib.contextmanager
import contextlib
import threading


class Guard:
    def __init__(self):
        self._lock = threading.Lock()
        self.entries = 0

    @contextlib.contextmanager
    def held(self):
        self._lock.acquire()
        try:
            self.entries += 1
            yield self.entries
        finally:
            self._lock.release()


def scenario():
    guard = Guard()
    done = []

    def work(divisor):
        try:
            with guard.held() as number:
                done.append((number, 10 // divisor))
        except ZeroDivisionError:
            done.append(None)

    threads = [threading.Thread(target=work, args=(n,)) for n in (0, 5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(done) == 2
    assert guard.entries == 2
