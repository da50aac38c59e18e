"""Two values, two locks, one relation between them: the reader comes between the stages."""
# verdict: fails
# kind: atomicity violation
# preemptions: 1
# source: SCTBench CS.twostage_bad (Thomson, Donaldson, Betts, PPoPP 2014)
import threading


class TwoStage:
    def __init__(self):
        self.first_lock = threading.Lock()
        self.second_lock = threading.Lock()
        self.first = 0
        self.second = 0

    def write(self):
        with self.first_lock:
            self.first = 1
        with self.second_lock:
            self.second = self.first + 1

    def read(self):
        with self.first_lock:
            first = self.first
        if first == 0:
            return
        with self.second_lock:
            second = self.second
        assert second == first + 1, (first, second)


def scenario():
    stages = TwoStage()
    threads = [threading.Thread(target=stages.write), threading.Thread(target=stages.read)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
