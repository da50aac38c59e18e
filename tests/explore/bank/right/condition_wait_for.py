"""wait_for with a predicate; notify goes to one waiter, who passes it on."""
# verdict: ok
# kind: condition
# preemptions: -
# source: classic (wake-up handed on)
import threading


class Start:
    def __init__(self):
        self.cond = threading.Condition()
        self.given = False

    def wait(self):
        with self.cond:
            self.cond.wait_for(lambda: self.given)
            self.cond.notify()

    def give(self):
        with self.cond:
            self.given = True
            self.cond.notify()


def scenario():
    start = Start()
    threads = [threading.Thread(target=f) for f in (start.wait, start.wait, start.give)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
