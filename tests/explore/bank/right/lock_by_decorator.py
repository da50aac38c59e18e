"""A decorator `synchronized` with one lock for each function."""
# verdict: ok
# kind: lock
# preemptions: -
# source: classic
import functools
import threading


def synchronized(function):
    lock = threading.Lock()

    @functools.wraps(function)
    def wrapper(*args, **kwargs):
        with lock:
            return function(*args, **kwargs)

    return wrapper


class Jar:
    sweets = 5

    @synchronized
    def take(self):
        self.sweets -= 1


def scenario():
    jar = Jar()
    threads = [threading.Thread(target=jar.take) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert jar.sweets == 3
