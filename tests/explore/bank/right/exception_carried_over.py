"""An exception in a thread is caught there and looked at by the parent."""
# verdict: ok
# kind: lock
# preemptions: -
# source: classic
import threading


class Task(threading.Thread):
    def __init__(self, function):
        super().__init__()
        self.function = function
        self.error = None
        self.value = None

    def run(self):
        try:
            self.value = self.function()
        except Exception as error:
            self.error = error


def scenario():
    tasks = [Task(lambda: 1 // 0), Task(lambda: 7)]
    for task in tasks:
        task.start()
    for task in tasks:
        task.join()
    assert isinstance(tasks[0].error, ZeroDivisionError)
    assert tasks[1].value == 7
