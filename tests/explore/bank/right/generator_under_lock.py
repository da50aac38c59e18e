"""Two threads take turns at a generator, one at a time."""
# verdict: ok
# kind: shared generator
# preemptions: -
# source: classic
import threading


def count():
    number = 0
    while True:
        number += 1
        yield number


numbers, lock, drawn = count(), threading.Lock(), []


def draw():
    with lock:
        drawn.append(next(numbers))


def run(*targets):
    threads = [threading.Thread(target=target) for target in targets]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def scenario():
    run(draw, draw)
    assert sorted(drawn) == [1, 2]
