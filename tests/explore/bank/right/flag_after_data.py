"""Looks racy: data first, then the flag, and the reader asks for the flag first."""
# verdict: ok
# kind: publication
# preemptions: -
# source: message passing litmus test, right under sequential consistency
import threading


class Mailbox:
    def __init__(self):
        self.ready = False
        self.letter = None

    def send(self, letter):
        self.letter = letter
        self.ready = True

    def look(self):
        if self.ready:
            assert self.letter == "hello"


def scenario():
    mailbox = Mailbox()
    sender = threading.Thread(target=mailbox.send, args=("hello",))
    reader = threading.Thread(target=mailbox.look)
    sender.start()
    reader.start()
    sender.join()
    reader.join()
