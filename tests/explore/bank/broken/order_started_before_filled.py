"""A Thread subclass starts itself in __init__, before its fields are set."""
# verdict: fails
# kind: ordering violation
# preemptions: 1
# source: Goetz, Java Concurrency in Practice, 3.2.1 (do not start a thread in a constructor)
import threading


class Greeter(threading.Thread):
    def __init__(self, name_to_greet, out):
        super().__init__()
        self.out = out
        self.start()
        self.name_to_greet = name_to_greet

    def run(self):
        self.out.append("hello " + self.name_to_greet)


def scenario():
    out = []
    greeter = Greeter("ann", out)
    greeter.join()
    assert out == ["hello ann"]
