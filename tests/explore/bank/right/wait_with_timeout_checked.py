"""A wait with a timeout in a loop that asks the predicate and keeps a deadline."""
# verdict: ok
# kind: condition
# preemptions: -
# source: CPython documentation of threading.Condition.wait_for
import threading


class Inbox:
    def __init__(self):
        self.cond = threading.Condition()
        self.mails = []

    def read(self):
        with self.cond:
            if self.cond.wait_for(lambda: self.mails, timeout=0.01):
                return self.mails.pop()
            return None

    def receive(self, mail):
        with self.cond:
            self.mails.append(mail)
            self.cond.notify()


def scenario():
    inbox = Inbox()
    read = []
    reader = threading.Thread(target=lambda: read.append(inbox.read()))
    sender = threading.Thread(target=inbox.receive, args=("hi",))
    reader.start()
    sender.start()
    reader.join()
    sender.join()
    assert (read, inbox.mails) in ((["hi"], []), ([None], ["hi"]))
