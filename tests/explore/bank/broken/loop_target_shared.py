"""The loop's variable is an attribute, and both threads loop with it."""
# verdict: fails
# kind: shared loop variable
# preemptions: 1
# source: classic
import threading


class Printer:
    def __init__(self):
        self.page = 0
        self.printed = []

    def run(self):
        for self.page in (1, 2):
            self.printed.append(self.page)


def scenario():
    printer = Printer()
    threads = [threading.Thread(target=printer.run) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(printer.printed) == [1, 1, 2, 2], printer.printed
