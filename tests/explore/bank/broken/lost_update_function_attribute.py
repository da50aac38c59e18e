"""A decorator counts calls in an attribute of the wrapper function."""
# verdict: fails
# kind: lost update
# preemptions: 1
# source: classic
import functools
import threading


def counted(function):
    @functools.wraps(function)
    def wrapper(*args):
        wrapper.calls += 1
        return function(*args)

    wrapper.calls = 0
    return wrapper


@counted
def square(number):
    return number * number


def scenario():
    square.calls = 0
    threads = [threading.Thread(target=square, args=(n,)) for n in (2, 3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert square.calls == 2
