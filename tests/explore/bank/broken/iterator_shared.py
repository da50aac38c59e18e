"""Two threads take turns at one iterator that is written in Python."""
# verdict: fails
# kind: shared iterator
# preemptions: 1
# source: classic
import threading


class Numbers:
    def __init__(self):
        self.last = 0

    def __iter__(self):
        return self

    def __next__(self):
        self.last += 1
        return self.last


numbers, drawn = Numbers(), []


def draw():
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
