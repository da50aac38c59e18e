"""A token goes round by plain assignments; the check assumes that everyone had a turn."""
# verdict: fails
# kind: ordering violation
# preemptions: 0
# source: SCTBench CS.token_ring_bad (Thomson, Donaldson, Betts, PPoPP 2014)
import threading


class Ring:
    def __init__(self):
        self.tokens = [1, 1, 1]

    def pass_on(self, index):
        self.tokens[index] = (self.tokens[index - 1] + 1) % 4


def scenario():
    ring = Ring()
    threads = [threading.Thread(target=ring.pass_on, args=(index,)) for index in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert ring.tokens == [2, 3, 0], ring.tokens
