"""The result is read before the thread that makes it was joined."""
# verdict: fails
# kind: ordering violation
# preemptions: 0
# source: Lu et al., Learning from Mistakes (ASPLOS 2008), order violation
import threading


class Task(threading.Thread):
    def __init__(self, number):
        super().__init__()
        self.number = number

    def run(self):
        self.result = self.number**2


def scenario():
    task = Task(7)
    task.start()
    result = task.result
    task.join()
    assert result == 49
