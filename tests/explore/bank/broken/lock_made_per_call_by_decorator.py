"""The decorator `synchronized` makes its lock inside the wrapper."""
# verdict: fails
# kind: wrong lock
# preemptions: 1
# source: classic
import functools
import threading


def synchronized(function):
    @functools.wraps(function)
    def wrapper(*args, **kwargs):
        with threading.RLock():
            return function(*args, **kwargs)

    return wrapper


class Jar:
    def __init__(self):
        self.sweets = 5

    @synchronized
    def take(self):
        self.sweets = self.sweets - 1


def scenario():
    jar = Jar()
    threads = [threading.Thread(target=jar.take) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert jar.sweets == 3
