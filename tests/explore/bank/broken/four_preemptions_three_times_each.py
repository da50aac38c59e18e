"""Two threads count to three each, unlocked; the total can be as low as two, but only after four pre-emptions."""
# verdict: fails
# kind: lost update
# preemptions: 4
# source: Ben-Ari, Principles of Concurrent and Distributed Programming, 2.3 (concurrent counting algorithm)
import threading


class Turnstile:
    def __init__(self):
        self.visitors = 0

    def let_in(self, number):
        for _ in range(number):
            self.visitors += 1


def scenario():
    turnstile = Turnstile()
    threads = [threading.Thread(target=turnstile.let_in, args=(3,)) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert turnstile.visitors > 2, turnstile.visitors
