"""The ready flag is raised before the data is there."""
# verdict: fails
# kind: publication
# preemptions: 1
# source: classic (message passing litmus test, program order swapped)
import threading


class Mailbox:
    def __init__(self):
        self.ready = False
        self.letter = None

    def send(self, letter):
        self.ready = True
        self.letter = letter

    def look(self):
        if self.ready:
            return self.letter
        return "nothing yet"


def scenario():
    mailbox = Mailbox()
    seen = []
    sender = threading.Thread(target=mailbox.send, args=("hello",))
    reader = threading.Thread(target=lambda: seen.append(mailbox.look()))
    sender.start()
    reader.start()
    sender.join()
    reader.join()
    assert seen[0] in ("hello", "nothing yet"), seen
