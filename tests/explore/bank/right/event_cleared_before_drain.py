"""The event is cleared before the box is emptied, so no signal is lost."""
# verdict: ok
# kind: event
# preemptions: -
# source: classic
import threading
from collections import deque


class Mailbox:
    def __init__(self):
        self.letters = deque()
        self.arrived = threading.Event()

    def deliver(self, letter):
        self.letters.append(letter)
        self.arrived.set()

    def read(self, number):
        read = []
        while len(read) < number:
            self.arrived.wait()
            self.arrived.clear()
            while self.letters:
                read.append(self.letters.popleft())
        return read


def scenario():
    mailbox = Mailbox()

    def postman():
        mailbox.deliver("a")
        mailbox.deliver("b")

    threads = [threading.Thread(target=postman), threading.Thread(target=mailbox.read, args=(2,))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
