"""A lock wrapped by contextmanager is not released when the body raises."""
# verdict: deadlock
# kind: exception with lock held
# preemptions: 0
# source: CPython documentation of contextlib.contextmanager (the try ... finally it asks for)
import contextlib
import threading


class Guard:
    def __init__(self):
        self._lock = threading.Lock()

    @contextlib.contextmanager
    def held(self):
        self._lock.acquire()
        yield
        self._lock.release()


def scenario():
    guard = Guard()
    done = []

    def work(divisor):
        try:
            with guard.held():
                done.append(10 // divisor)
        except ZeroDivisionError:
            done.append(None)

    threads = [threading.Thread(target=work, args=(n,)) for n in (0, 5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(done) == 2
