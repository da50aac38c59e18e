"""Looks like a deadlock: a daemon waits on a condition for ever, and the program may end all the same."""
# verdict: ok
# kind: daemon
# preemptions: -
# source: CPython documentation of threading.Thread.daemon
import threading


class Logger:
    def __init__(self):
        self.cond = threading.Condition()
        self.lines = []
        self.written = []

    def run(self):
        while True:
            with self.cond:
                while not self.lines:
                    self.cond.wait()
                self.written.append(self.lines.pop(0))

    def log(self, line):
        with self.cond:
            self.lines.append(line)
            self.cond.notify()


def scenario():
    logger = Logger()
    threading.Thread(target=logger.run, daemon=True).start()
    logger.log("hello")
    with logger.cond:
        assert len(logger.lines) + len(logger.written) == 1
