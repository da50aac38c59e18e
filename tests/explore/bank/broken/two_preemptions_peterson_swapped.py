"""Peterson's algorithm with the two stores of the entry in the wrong order."""
# verdict: fails
# kind: broken mutual exclusion
# preemptions: 2
# source: Peterson, Myths about the mutual exclusion problem (1981); Herlihy, Shavit, chapter 2
import threading


class Peterson:
    def __init__(self):
        self.wants = [False, False]
        self.turn = 0

    def lock(self, me):
        other = 1 - me
        self.turn = other
        self.wants[me] = True
        while self.wants[other] and self.turn == other:
            pass

    def unlock(self, me):
        self.wants[me] = False


def scenario():
    peterson = Peterson()
    inside = []

    def work(me):
        peterson.lock(me)
        inside.append(me)
        assert len(inside) == 1, "both inside"
        inside.pop()
        peterson.unlock(me)

    threads = [threading.Thread(target=work, args=(me,)) for me in (0, 1)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
