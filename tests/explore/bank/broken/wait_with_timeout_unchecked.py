"""wait(timeout) came back because time was up; the consumer pops all the same."""
# verdict: fails
# kind: if instead of while
# preemptions: 0
# source: CPython documentation of threading.Condition.wait
import threading
import time


class Inbox:
    def __init__(self):
        self.cond = threading.Condition()
        self.mails = []

    def read(self):
        with self.cond:
            if not self.mails:
                self.cond.wait(timeout=0.01)
            return self.mails.pop()

    def receive(self, mail):
        time.sleep(0.05)
        with self.cond:
            self.mails.append(mail)
            self.cond.notify()


def scenario():
    inbox = Inbox()
    reader = threading.Thread(target=inbox.read)
    sender = threading.Thread(target=inbox.receive, args=("hi",))
    reader.start()
    sender.start()
    reader.join()
    sender.join()
