"""Two threads wait for the start signal, notify wakes one."""
# verdict: lost wake-up
# accept: deadlock
# kind: notify instead of notify_all
# preemptions: 0
# source: classic
import threading


class Start:
    def __init__(self):
        self.cond = threading.Condition()
        self.given = False

    def wait(self):
        with self.cond:
            while not self.given:
                self.cond.wait()

    def give(self):
        with self.cond:
            self.given = True
            self.cond.notify()


def scenario():
    start = Start()
    runners = [threading.Thread(target=start.wait) for _ in range(2)]
    starter = threading.Thread(target=start.give)
    for thread in [*runners, starter]:
        thread.start()
    for thread in [*runners, starter]:
        thread.join()
