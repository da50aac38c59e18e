"""The best value is compared and then replaced."""
# verdict: fails
# kind: check-then-act
# preemptions: 1
# source: classic
import threading


class Best:
    def __init__(self):
        self.value = 0

    def offer(self, value):
        if value > self.value:
            self.value = value


def scenario():
    best = Best()
    threads = [threading.Thread(target=best.offer, args=(n,)) for n in (5, 9)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert best.value == 9, best.value
