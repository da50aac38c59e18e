"""Two threads call next() on one generator, which is not re-entrant."""
# verdict: fails
# kind: iteration
# preemptions: 1
# source: classic (generator already executing)
import threading


class Tickets:
    def __init__(self):
        self.printed = 0

    def numbers(self):
        while True:
            self.printed += 1
            yield self.printed


def scenario():
    tickets = Tickets()
    numbers = tickets.numbers()
    taken = []
    threads = [threading.Thread(target=lambda: taken.append(next(numbers))) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(taken) == [1, 2], taken
