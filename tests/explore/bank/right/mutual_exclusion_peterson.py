"""Looks unsynchronised: Peterson's algorithm, right under sequential consistency."""
# verdict: ok
# kind: mutual exclusion by reads and writes
# preemptions: -
# source: Peterson, Myths about the mutual exclusion problem (1981)
import threading


class Peterson:
    def __init__(self):
        self.wants = [False, False]
        self.turn = 0

    def lock(self, me):
        other = 1 - me
        self.wants[me] = True
        self.turn = other
        while self.wants[other] and self.turn == other:
            pass

    def unlock(self, me):
        self.wants[me] = False


def scenario():
    peterson = Peterson()
    account = {"balance": 0}

    def deposit(me):
        peterson.lock(me)
        account["balance"] += 1
        peterson.unlock(me)

    threads = [threading.Thread(target=deposit, args=(me,)) for me in (0, 1)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert account["balance"] == 2
